// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/chain.h"
#include "app/demo_backend/database.h"
#include "app/demo_backend/worker.h"

#include <prometheus/counter.h>
#include <prometheus/exposer.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <QTimer>

#include <memory>

namespace countersign {

inline constexpr int metersTickMs = 2'000;

/// The metrics of the backend under their documented names, on /metrics. Owns the exposer (its threads only
/// read the registry). Thread: the main one.
class Meters : public QObject {
  public:
    Meters(Database& database, const Chain& chain);

    [[nodiscard]] bool listen(quint16 port); ///< 0: any free one
    [[nodiscard]] quint16 port() const;
    void count(const QString& status, const QString& type);
    void settled(double seconds) { duration_.Observe(seconds); }

  private:
    void measure();

    Database& database_;
    const Chain& chain_;
    std::shared_ptr<prometheus::Registry> registry_;
    prometheus::Family<prometheus::Counter>& intents_;
    prometheus::Histogram& duration_;
    prometheus::Family<prometheus::Gauge>& ledger_;
    prometheus::Family<prometheus::Gauge>& queue_;
    prometheus::Gauge& relayer_;
    prometheus::Family<prometheus::Gauge>& workers_;
    QTimer ticks_;
    std::unique_ptr<prometheus::Exposer> exposer_;
};

} // namespace countersign
