// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/meters.h"

#include "app/demo/demo_names.h"

namespace countersign {
namespace {

constexpr double weiPerEth = 1e18;
constexpr std::size_t exposerThreads = 2;

} // namespace

Meters::Meters(Database& database, const Chain& chain)
    : database_(database)
    , chain_(chain)

    , registry_(std::make_shared<prometheus::Registry>())
    , intents_(prometheus::BuildCounter()
                   .Name("sge_intents_total")
                   .Help("Intents by the status they went into")
                   .Register(*registry_))
    , duration_(prometheus::BuildHistogram()
                    .Name("sge_settlement_duration_seconds")
                    .Help("From creation to settlement")
                    .Register(*registry_)
                    .Add({}, prometheus::Histogram::BucketBoundaries{1, 3, 5, 10, 30, 60}))
    , ledger_(prometheus::BuildGauge()
                  .Name("sge_ledger_balance")
                  .Help("Sum of a program's ledger, whatever the currency")
                  .Register(*registry_))
    , queue_(prometheus::BuildGauge().Name("sge_queue_depth").Help("Waiting in a queue").Register(*registry_))
    , relayer_(prometheus::BuildGauge()
                   .Name("sge_relayer_balance_eth")
                   .Help("What the relayer has for gas")
                   .Register(*registry_)
                   .Add({}))
    , workers_(prometheus::BuildGauge()
                   .Name("sge_worker_status")
                   .Help("Worker slots that run")
                   .Register(*registry_)) {
    prometheus::BuildCounter()
        .Name("sge_webhook_verification_failures_total")
        .Help("Webhooks whose signature was wrong")
        .Register(*registry_)
        .Add({});
    connect(&ticks_, &QTimer::timeout, this, &Meters::measure);
    ticks_.start(metersTickMs);
    measure();
}

bool Meters::listen(quint16 port) {
    try {
        exposer_ = std::make_unique<prometheus::Exposer>("127.0.0.1:" + std::to_string(port), exposerThreads);
        exposer_->RegisterCollectable(registry_, demoMetricsPath.toStdString());
        return true;
    } catch (const std::exception& problem) {
        qWarning("metrics can't be served: %s", problem.what());
        return false;
    }
}

quint16 Meters::port() const {
    return static_cast<quint16>(exposer_->GetListeningPorts().at(0));
}

void Meters::count(const QString& status, const QString& type) {
    intents_.Add({{"status", status.toStdString()}, {"type", type.toStdString()}}).Increment();
}

void Meters::measure() {
    relayer_.Set(static_cast<double>(chain_.balanceWei()) / weiPerEth);
    workers_.Add({{"status", "running"}}).Set(database_.connected() ? workerSlots : 0);
    for (const auto& row : database_.ask(QStringLiteral("balances")).rows) {
        if (row[0].isNull())
            queue_.Add({{"queue", "intents"}}).Set(row[2].toDouble());
        else
            ledger_.Add({{"program_id", row[0].toStdString()}}).Set(row[1].toDouble());
    }
}

} // namespace countersign
