// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace countersign {

inline constexpr size_t maxRowRuns = 16; ///< more runs than this are brought together by reordering first

/// Neighbouring rows.
struct RowRun {
    int first = 0;
    int count = 0;
    bool operator==(const RowRun&) const = default;
};

/// How to turn rows with some keys into rows with other keys, in this order: put the old rows into \c before,
/// remove, insert, put the rows into \c after. Few steps however much changed, so that views stay quick.
struct RowDiff {
    std::vector<int> before;      ///< before[place] = old row; empty: they stay as they are
    std::vector<RowRun> removals; ///< last first
    std::vector<RowRun> inserts;  ///< first first
    std::vector<int> after;       ///< after[place] = row by then; empty: they are right
    std::vector<int> source;      ///< source[row] = the fresh row that stands there after the inserts
};

/// Keys must be distinct within each list (see dropDoubles).
[[nodiscard]] RowDiff diffRows(const std::vector<QString>& old, const std::vector<QString>& fresh);

/// What a model does at each step. All are called by applyRows only.
struct RowHooks {
    std::function<void(int first, int last)> beginRemove, beginInsert, changed;
    std::function<void()> endRemove, endInsert;
    /// Calls \a permute between layoutAboutToBeChanged and layoutChanged; \a order[place] = row before.
    std::function<void(const std::vector<int>& order, const std::function<void()>& permute)> reorder;
};

/// Neighbours among \a rows (ascending) as runs; one run over all of them when there are too many.
[[nodiscard]] std::vector<RowRun> runsOf(const std::vector<int>& rows);

/// Keeps the first of the rows that share a key.
template<typename Row, typename KeyOf>
[[nodiscard]] std::vector<QString> dropDoubles(std::vector<Row>& rows, KeyOf keyOf) {
    QHash<QString, bool> seen;
    std::vector<QString> keys;
    keys.reserve(rows.size());
    auto end = std::remove_if(rows.begin(), rows.end(), [&](const Row& row) {
        const QString key = keyOf(row);
        if (seen.contains(key))
            return true;
        seen.insert(key, true);
        keys.push_back(key);
        return false;
    });
    rows.erase(end, rows.end());
    return keys;
}

/// Makes the first \a oldCount of \a rows equal \a fresh (any container with random access), step by step,
/// so that selection, expansion and scroll of every view survive.
template<typename Rows, typename Row, typename KeyOf>
void applyRows(Rows& rows, int oldCount, std::vector<Row> fresh, KeyOf keyOf, const RowHooks& hooks) {
    const std::vector<QString> freshKeys = dropDoubles(fresh, keyOf);
    std::vector<QString> oldKeys;
    oldKeys.reserve(static_cast<size_t>(oldCount));
    for (int i = 0; i < oldCount; ++i)
        oldKeys.push_back(keyOf(rows[static_cast<size_t>(i)]));
    const RowDiff diff = diffRows(oldKeys, freshKeys);

    const auto permuted = [&](const std::vector<int>& order) {
        if (order.empty())
            return;
        hooks.reorder(order, [&] {
            std::vector<Row> moved;
            moved.reserve(order.size());
            for (const int row : order)
                moved.push_back(std::move(rows[static_cast<size_t>(row)]));
            std::move(moved.begin(), moved.end(), rows.begin());
        });
    };
    permuted(diff.before);
    for (const RowRun& run : diff.removals) {
        hooks.beginRemove(run.first, run.first + run.count - 1);
        rows.erase(rows.begin() + run.first, rows.begin() + run.first + run.count);
        hooks.endRemove();
    }
    for (const RowRun& run : diff.inserts) {
        std::vector<Row> added;
        added.reserve(static_cast<size_t>(run.count));
        for (int row = run.first; row < run.first + run.count; ++row)
            added.push_back(fresh[static_cast<size_t>(diff.source[static_cast<size_t>(row)])]);
        hooks.beginInsert(run.first, run.first + run.count - 1);
        rows.insert(rows.begin() + run.first, std::make_move_iterator(added.begin()),
                    std::make_move_iterator(added.end()));
        hooks.endInsert();
    }
    permuted(diff.after);
    std::vector<int> changed;
    for (size_t i = 0; i < fresh.size(); ++i) {
        const bool same = rows[i] == fresh[i];
        rows[i] =
            std::move(fresh[i]); // also what a row's equality does not look at, such as when it was read
        if (!same)
            changed.push_back(static_cast<int>(i));
    }
    for (const RowRun& run : runsOf(changed))
        hooks.changed(run.first, run.first + run.count - 1);
}

} // namespace countersign
