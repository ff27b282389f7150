// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/relayer_queue.h"

#include <QUuid>

namespace countersign {
namespace {

constexpr double tickMs = 1'000;
constexpr double arrivalMs = 20'000;
constexpr double submitMs = 800;
constexpr int walletBytes = 20;

int scaled(double realMs, const BackendOptions& options) {
    return qMax(10, static_cast<int>(realMs / options.speed));
}

} // namespace

RelayerQueue::RelayerQueue(Database& database, Dice& dice, const BackendOptions& options)
    : database_(database)
    , dice_(dice)
    , options_(options) {
    connect(&ticks_, &QTimer::timeout, this, &RelayerQueue::tick);
    ticks_.start(scaled(tickMs, options));
    connect(&arrivals_, &QTimer::timeout, this, [this] {
        const QByteArray seed = dice_.hex(walletBytes).toLatin1();
        const QString id = QUuid::createUuidV5(QUuid(), seed).toString(QUuid::WithoutBraces);
        database_.ask(QStringLiteral("job_create"),
                      {QStringLiteral("reg-") + id, QStringLiteral("0x") + QString::fromLatin1(seed)});
    });
    if (options.intentsPerMinute > 0)
        arrivals_.start(scaled(arrivalMs, options));
}

void RelayerQueue::tick() {
    const PqRows taken = database_.ask(QStringLiteral("job_claim"));
    if (taken.empty() || dice_.hit(options_.troubleRate))
        return;
    QTimer::singleShot(scaled(submitMs, options_), this,
                       [this, id = taken.at(0, 0)] { database_.ask(QStringLiteral("job_done"), {id}); });
}

} // namespace countersign
