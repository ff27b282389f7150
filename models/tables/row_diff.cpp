// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/row_diff.h"

#include <numeric>

namespace countersign {
namespace {

constexpr int gone = -1;

QHash<QString, int> placesOf(const std::vector<QString>& keys) {
    QHash<QString, int> places;
    places.reserve(static_cast<qsizetype>(keys.size()));
    for (size_t i = 0; i < keys.size(); ++i)
        places.insert(keys[i], static_cast<int>(i));
    return places;
}

/// Neighbours among \a rows, however many runs that gives.
std::vector<RowRun> allRuns(const std::vector<int>& rows) {
    std::vector<RowRun> runs;
    for (const int row : rows) {
        if (!runs.empty() && runs.back().first + runs.back().count == row)
            ++runs.back().count;
        else
            runs.push_back({row, 1});
    }
    return runs;
}

bool isIdentity(const std::vector<int>& order) {
    for (size_t i = 0; i < order.size(); ++i) {
        if (order[i] != static_cast<int>(i))
            return false;
    }
    return true;
}

/// Rows that stay go into their new relative order; rows that leave keep their places.
std::vector<int> reorderStaying(const std::vector<int>& target) {
    std::vector<int> staying;
    for (size_t i = 0; i < target.size(); ++i) {
        if (target[i] != gone)
            staying.push_back(static_cast<int>(i));
    }
    std::vector<int> sorted = staying;
    std::sort(sorted.begin(), sorted.end(),
              [&](int a, int b) { return target[static_cast<size_t>(a)] < target[static_cast<size_t>(b)]; });
    std::vector<int> order(target.size());
    std::iota(order.begin(), order.end(), 0);
    for (size_t i = 0; i < staying.size(); ++i)
        order[static_cast<size_t>(staying[i])] = sorted[i];
    return order;
}

std::vector<int> rowsThatLeave(const std::vector<int>& target, const std::vector<int>& order) {
    std::vector<int> rows;
    for (size_t place = 0; place < order.size(); ++place) {
        if (target[static_cast<size_t>(order[place])] == gone)
            rows.push_back(static_cast<int>(place));
    }
    return rows;
}

/// Everything that leaves to the end, in one run.
std::vector<int> leaversLast(const std::vector<int>& target, std::vector<int> order) {
    std::stable_partition(order.begin(), order.end(),
                          [&](int row) { return target[static_cast<size_t>(row)] != gone; });
    return order;
}

} // namespace

std::vector<RowRun> runsOf(const std::vector<int>& rows) {
    std::vector<RowRun> runs = allRuns(rows);
    if (runs.size() <= maxRowRuns)
        return runs;
    return {{rows.front(), rows.back() - rows.front() + 1}};
}

RowDiff diffRows(const std::vector<QString>& old, const std::vector<QString>& fresh) {
    RowDiff diff;
    const QHash<QString, int> freshPlaces = placesOf(fresh);
    std::vector<int> target(old.size());
    std::vector<bool> known(fresh.size(), false);
    for (size_t i = 0; i < old.size(); ++i) {
        target[i] = freshPlaces.value(old[i], gone);
        if (target[i] != gone)
            known[static_cast<size_t>(target[i])] = true;
    }

    std::vector<int> order = reorderStaying(target);
    std::vector<RowRun> removals = allRuns(rowsThatLeave(target, order));
    if (removals.size() > maxRowRuns) {
        order = leaversLast(target, std::move(order));
        removals = allRuns(rowsThatLeave(target, order));
    }
    if (!isIdentity(order))
        diff.before = std::move(order);
    diff.removals.assign(removals.rbegin(), removals.rend());

    std::vector<int> added;
    std::vector<int> kept;
    for (size_t i = 0; i < fresh.size(); ++i)
        (known[i] ? kept : added).push_back(static_cast<int>(i));
    diff.inserts = allRuns(added);
    diff.source.resize(fresh.size());
    std::iota(diff.source.begin(), diff.source.end(), 0);
    if (diff.inserts.size() > maxRowRuns) {
        // All at the end in one run, then everything to its place.
        diff.inserts = {{static_cast<int>(kept.size()), static_cast<int>(added.size())}};
        kept.insert(kept.end(), added.begin(), added.end());
        diff.after.resize(fresh.size());
        for (size_t row = 0; row < kept.size(); ++row)
            diff.after[static_cast<size_t>(kept[row])] = static_cast<int>(row);
        diff.source = std::move(kept);
    }
    return diff;
}

} // namespace countersign
