// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/trail_lines.h"

namespace countersign {

namespace {

constexpr qint64 usOfMs = 1'000;

ChainMark markOf(const TrailRow& row, const TrailRow* older) {
    if (trailHash(row) != row.hash)
        return ChainMark::Broken;
    const bool first = row.seq == 1;
    if (first)
        return row.prev == QByteArray(row.prev.size(), '\0') ? ChainMark::Fits : ChainMark::Broken;
    if (older == nullptr || older->seq != row.seq - 1)
        return ChainMark::FitsSelf;
    return older->hash == row.prev ? ChainMark::Fits : ChainMark::Broken;
}

} // namespace

std::vector<TrailLine> trailLines(const std::vector<TrailRow>& rows) {
    std::vector<TrailLine> lines;
    lines.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const TrailRow& row = rows[i];
        const TrailRow* older = i + 1 < rows.size() ? &rows[i + 1] : nullptr;
        lines.push_back({row.seq, row.atUs / usOfMs, row.actor, row.human, row.act, row.subject, row.detail,
                         row.prev, row.hash, markOf(row, older)});
    }
    return lines;
}

} // namespace countersign
