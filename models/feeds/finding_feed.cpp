// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/finding_feed.h"

#include "models/domain/finding_causes.h"
#include "models/postgres/database_thread.h"

#include <QSet>

namespace countersign {

struct FindingFeed::Answer {
    ChangeGate gate;
    std::optional<FindingSnapshot> fresh; ///< none: what we have still holds
    Provenance from;
};

FindingFeed::FindingFeed(DatabaseThread* database, QObject* parent)
    : Feed(lookEveryMs, parent)
    , database_(database) {}

void FindingFeed::ask() {
    database_->ask<Answer>(
        this,
        [gate = gate_, pace = time().pace](SystemGateway& gateway) mutable -> Result<Answer> {
            if (gate.nothingNew(gateway, pace))
                return Answer{gate, {}, gateway.now()};
            auto fresh = gateway.findings();
            if (!fresh)
                return fresh.failure();
            const Provenance from = fresh->from;
            return Answer{gate, std::move(fresh).value(), from};
        },
        [this](const Result<Answer>& answer) {
            if (!answer) {
                gate_.open();
                return didFail(answer.failure());
            }
            gate_ = answer->gate;
            if (answer->fresh) {
                fromDatabase_ = answer->fresh->findings;
                more_ = answer->fresh->more;
                notLooked_ = answer->fresh->notLooked;
            }
            answered(answer->from);
            publish();
            Q_EMIT databaseRead();
        });
}

void FindingFeed::setOwn(const QString& source, const std::vector<Finding>& findings) {
    if (own_.value(source) == findings)
        return;
    own_.insert(source, findings);
    publish();
}

QStringList FindingFeed::subjectsOf(const QString& itemKind) const {
    QStringList ids;
    QSet<QString> seen;
    for (const Finding& finding : all_) {
        if (finding.subjectKind != itemKind || seen.contains(finding.subjectId))
            continue;
        seen.insert(finding.subjectId);
        ids.append(finding.subjectId);
    }
    return ids;
}

void FindingFeed::publish() {
    all_ = fromDatabase_;
    QSet<QString> seen;
    for (const Finding& finding : all_)
        seen.insert(finding.key());
    for (const std::vector<Finding>& own : std::as_const(own_)) {
        for (const Finding& finding : own) {
            if (!seen.contains(finding.key()))
                all_.push_back(finding);
            seen.insert(finding.key());
        }
    }
    joinCauses(all_);
    Q_EMIT snapshotReady(all_, more_, notLooked_);
}

} // namespace countersign
