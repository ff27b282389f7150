// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/provenance.h"
#include "views/widgets/plain_label.h"

#include <QTimer>

namespace countersign {

/// Where a board's data came from and how old it is, always as of now; says "stale" when it is too old.
/// Thread: UI.
class FreshnessLabel : public PlainLabel {
    Q_OBJECT
  public:
    explicit FreshnessLabel(UnixMs limitMs, Clock clock = systemNow, QWidget* parent = nullptr);
    void setFrom(const Provenance& from);
    [[nodiscard]] bool stale() const;

  Q_SIGNALS:
    void staleChanged(bool stale);

  private:
    void refresh();

    UnixMs limitMs_;
    Clock clock_;
    Provenance from_;
    QTimer timer_;
    bool wasStale_ = true;
};

} // namespace countersign
