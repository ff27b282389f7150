// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/api.h"

namespace countersign {
namespace {

constexpr double msPerMinute = 60'000;
constexpr int walletBytes = 20;
constexpr int idBytes = 12;

QString typeOf(int throwOf100) {
    if (throwOf100 < 45)
        return QStringLiteral("REGISTER");
    return throwOf100 < 70 ? QStringLiteral("CLAIM") : QStringLiteral("COMMERCE_PAYMENT");
}

} // namespace

Api::Api(Database& database, Dice& dice, const BackendOptions& options)
    : database_(database)
    , dice_(dice)
    , orphanRate_(options.troubleRate / 3) {
    connect(&rhythm_, &QTimer::timeout, this, &Api::create);
    if (options.intentsPerMinute > 0)
        rhythm_.start(qMax(1, static_cast<int>(msPerMinute / options.intentsPerMinute / options.speed)));
}

void Api::create() {
    const QString id = QStringLiteral("cm") + dice_.hex(idBytes);
    const QString type = typeOf(dice_.below(100));
    const QString price =
        QStringLiteral("%1.%2").arg(5 + dice_.below(495)).arg(dice_.below(100), 2, 10, QLatin1Char('0'));
    const QString wallet = QStringLiteral("0x") + dice_.hex(walletBytes);
    const PqRows written = database_.ask(QStringLiteral("create"),
                                         {id, type, wallet, price, QString::number(dice_.below(10'000))});
    if (written.affected == 0)
        return;
    Q_EMIT created(type);
    if (!dice_.hit(orphanRate_))
        Q_EMIT queued(id);
}

} // namespace countersign
