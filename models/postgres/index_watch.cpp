// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/index_watch.h"

#include "models/postgres/connection.h"
#include "models/postgres/row_reader.h"

#include <chrono>

namespace countersign {
namespace {

const QString progressSql = QStringLiteral(
    "SELECT phase || CASE WHEN blocks_total > 0 THEN ', ' || blocks_done * 100 / blocks_total || ' %'"
    " WHEN tuples_total > 0 THEN ', ' || tuples_done * 100 / tuples_total || ' %' ELSE '' END"
    " FROM pg_stat_progress_create_index WHERE pid = $1::integer");

} // namespace

IndexWatch::IndexWatch(const ConnectionPlan& plan, int backendPid, std::function<void(const QString&)> tell)
    : thread_([this, plan, backendPid, tell = std::move(tell)] { watch(plan, backendPid, tell); }) {}

IndexWatch::~IndexWatch() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
    }
    end_.notify_one();
    thread_.join();
}

bool IndexWatch::ended(int waitMs) {
    std::unique_lock lock(mutex_);
    return end_.wait_for(lock, std::chrono::milliseconds(waitMs), [this] { return over_; });
}

void IndexWatch::watch(const ConnectionPlan& plan, int backendPid,
                       const std::function<void(const QString&)>& tell) {
    if (ended(indexWatchMs))
        return;
    const auto connection = Connection::open(plan, {});
    QString last;
    while (connection && !ended(indexWatchMs)) {
        const auto rows = (*connection)->run(progressSql, {QString::number(backendPid)});
        if (!rows)
            return;
        const QString now = rows->empty() ? QString() : RowReader((*rows)[0]).text();
        if (!now.isEmpty() && now != last)
            tell(now);
        last = now;
    }
}

} // namespace countersign
