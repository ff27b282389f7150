// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/freshness_label.h"

#include "views/format.h"

namespace countersign {

FreshnessLabel::FreshnessLabel(UnixMs limitMs, Clock clock, QWidget* parent)
    : PlainLabel({}, Face::Small, Tone::Muted, parent)
    , limitMs_(limitMs)
    , clock_(std::move(clock)) {
    constexpr int everyMs = 500;
    connect(&timer_, &QTimer::timeout, this, &FreshnessLabel::refresh);
    timer_.start(everyMs);
    refresh();
}

void FreshnessLabel::setFrom(const Provenance& from) {
    from_ = from;
    refresh();
}

bool FreshnessLabel::stale() const {
    return isStale(from_, clock_(), limitMs_);
}

void FreshnessLabel::refresh() {
    const bool now = stale();
    if (!from_.everRead())
        setShown(tr("not read yet"));
    else if (now)
        setShown(tr("stale: read %1").arg(agoText(clock_() - from_.readAt)));
    else
        setShown(tr("read %1").arg(agoText(clock_() - from_.readAt)));
    setToolTip(toolTipText(from_.source));
    setTone(now && from_.everRead() ? Tone::Warning : Tone::Muted);
    if (now != wasStale_) {
        wasStale_ = now;
        Q_EMIT staleChanged(now);
    }
}

} // namespace countersign
