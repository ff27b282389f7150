// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/identity_memory.h"

#include "models/domain/action.h"

#include <QMutex>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>

namespace countersign {
namespace {

/// Two systems that open at once must not both be the first to meet a database.
QMutex& oneAtATime() {
    static QMutex mutex;
    return mutex;
}

/// A database's id may hold what a settings file takes for a path.
QString seenKey(const QString& database) {
    return QStringLiteral("seen/") + QString::fromLatin1(QUrl::toPercentEncoding(database));
}

QString settledKey(const QString& combination) {
    return QStringLiteral("settled/") + combination;
}

} // namespace

QString IdentityMemory::defaultPath() {
    // Not AppConfigLocation: window and command line have names of their own, and share this.
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/countersign/identity.ini");
}

QStringList IdentityMemory::meet(const QStringList& databases, Environment claimed) const {
    if (!keeps())
        return {};
    const QMutexLocker lock(&oneAtATime());
    QSettings settings(path_, QSettings::IniFormat);
    QStringList before;
    for (const QString& database : databases)
        before += settings.value(seenKey(database)).toStringList();
    before.removeDuplicates();
    before.removeAll(QString());
    before.sort();
    const QString now = environmentName(claimed);
    if (before.isEmpty() || before == QStringList{now}) {
        for (const QString& database : databases)
            settings.setValue(seenKey(database), now);
        settings.sync();
    }
    return before;
}

std::optional<IdentitySettlement> IdentityMemory::settlement(const QString& combination) const {
    if (!keeps())
        return std::nullopt;
    const QMutexLocker lock(&oneAtATime());
    const QStringList parts =
        QSettings(path_, QSettings::IniFormat).value(settledKey(combination)).toStringList();
    constexpr qsizetype fields = 3;
    if (parts.size() != fields)
        return std::nullopt;
    return IdentitySettlement{parts[2], parts[1], parts[0].toLongLong()};
}

void IdentityMemory::settle(const QString& combination, const IdentitySettlement& settlement) const {
    if (!keeps())
        return;
    const QMutexLocker lock(&oneAtATime());
    QSettings settings(path_, QSettings::IniFormat);
    settings.setValue(settledKey(combination), QStringList{QString::number(settlement.at), settlement.who,
                                                           settlement.reason.left(maxReasonChars)});
    settings.sync();
}

} // namespace countersign
