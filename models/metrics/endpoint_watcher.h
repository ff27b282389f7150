// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/kind_endpoints.h"
#include "models/domain/system_file.h"
#include "models/metrics/endpoint_state.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace countersign {

/// Asks each endpoint of a system at its pace and remembers what it said: health lines, the kind's signals,
/// the head of the chain the backend sees, and the findings they give. Thread: UI.
class EndpointWatcher : public QObject {
    Q_OBJECT
  public:
    EndpointWatcher(const std::vector<EndpointConfig>& endpoints, KindEndpoints rules,
                    QObject* parent = nullptr);
    /// \a http must outlive the watcher.
    EndpointWatcher(const std::vector<EndpointConfig>& endpoints, KindEndpoints rules, HttpClient* http,
                    Clock clock, EndpointPace pace, QObject* parent = nullptr);

    void start();
    void stop();
    void refresh(); ///< asks everything now that no 429 holds back
    void pollDue(); ///< asks what is due by the clock; the timer's work

    [[nodiscard]] std::vector<HealthLine> lines() const;
    [[nodiscard]] const std::vector<SignalValue>& signalValues() const { return values_; }
    [[nodiscard]] std::vector<Finding> findings() const;
    /// What the backend itself says about its chain, from the newest good health page.
    [[nodiscard]] std::optional<HealthPage> healthPage() const;

  Q_SIGNALS:
    void changed(); ///< some line, value or finding may differ

  private:
    void ask(std::size_t index);
    void answered(EndpointState& state, const Result<HttpAnswer>& answer);
    std::optional<Failure> readAnswer(EndpointState& state, const HttpAnswer& answer);
    std::optional<Failure> readMetrics(EndpointState& state, const HttpAnswer& answer);
    std::optional<Failure> readHealth(EndpointState& state, const HttpAnswer& answer);
    void rememberWarning(EndpointState& state) const;
    [[nodiscard]] Failure limitFailure(const EndpointState& state, const HttpAnswer& answer) const;
    [[nodiscard]] int slowestMs() const;
    void scheduleNext(EndpointState& state, const Result<HttpAnswer>& answer) const;
    void gatherValues();

    HttpClient* http_;
    Clock clock_;
    EndpointPace pace_;
    KindEndpoints rules_;
    std::vector<EndpointState> states_; ///< fixed at construction
    std::vector<SignalValue> values_;
    QTimer timer_;
};

} // namespace countersign
