// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/info_feed.h"

#include "models/postgres/database_thread.h"

namespace countersign {

InfoFeed::InfoFeed(DatabaseThread* database, QObject* parent)
    : Feed(refreshEveryMs, parent)
    , database_(database) {}

void InfoFeed::ask() {
    database_->ask<SessionInfo>(
        this, [](SystemGateway& gateway) -> Result<SessionInfo> { return gateway.session(); },
        [this](const Result<SessionInfo>& info) {
            if (!info)
                return didFail(info.failure());
            if (*info != info_) {
                info_ = *info;
                Q_EMIT infoChanged(info_);
            }
            answered({QStringLiteral("database"), time().now()});
        });
}

} // namespace countersign
