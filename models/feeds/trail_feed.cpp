// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/trail_feed.h"

#include "models/feeds/trail_exporter.h"
#include "models/postgres/database_thread.h"

namespace countersign {

namespace {

using Rows = std::vector<TrailRow>;

bool isFull(const Rows& rows, const TrailQuery& query) {
    return static_cast<int>(rows.size()) >= query.limit;
}

} // namespace

TrailFeed::TrailFeed(DatabaseThread* database, QObject* parent)
    : Feed(trailEveryMs, parent)
    , database_(database) {}

void TrailFeed::setQuery(const TrailQuery& query) {
    query_ = query;
    ++token_;
    if (running())
        refresh();
}

void TrailFeed::ask() {
    database_->ask<Rows>(
        this, [query = query_](SystemGateway& gateway) { return gateway.trailPage(query); },
        [this, token = token_](const Result<Rows>& rows) {
            if (!rows)
                return didFail(rows.failure());
            const Provenance from{QStringLiteral("database"), time().now()};
            if (token == token_)
                Q_EMIT rowsReady(*rows, isFull(*rows, query_), from);
            answered(from);
        });
}

void TrailFeed::more(qint64 before) {
    TrailQuery older = query_;
    older.before = before;
    database_->ask<Rows>(
        this, [older](SystemGateway& gateway) { return gateway.trailPage(older); },
        [this, older, token = token_](const Result<Rows>& rows) {
            if (!rows)
                return Q_EMIT failed(rows.failure());
            if (token == token_)
                Q_EMIT olderReady(*rows, isFull(*rows, older));
        });
}

void TrailFeed::exportTo(const QString& path) {
    database_->ask<TrailExported>(
        this, [path](SystemGateway& gateway) { return exportTrail(gateway, path); },
        [this, path](const Result<TrailExported>& done) {
            if (!done)
                return Q_EMIT exportFailed(done.failure());
            Q_EMIT exported(path, done->rows,
                            QStringLiteral("%1:%2")
                                .arg(done->head.seq)
                                .arg(QString::fromLatin1(done->head.hash.toHex())));
        });
}

} // namespace countersign
