// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/target.h"

#include "app/countersignctl/output.h"
#include "app/countersignctl/waiting.h"
#include "models/feeds/secret_store.h"
#include "models/feeds/system_library.h"

#include <QDir>

namespace countersign::ctl {

namespace {

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, {}, remedy, {}};
}

Result<SystemFile> fileOf(const Arguments& arguments) {
    const QString path = arguments.value(QStringLiteral("system"));
    const QString kind = arguments.value(QStringLiteral("kind"));
    const QString database = arguments.value(QStringLiteral("database"));
    if (!path.isEmpty()) {
        if (!kind.isEmpty() || !database.isEmpty())
            return badInput(
                QStringLiteral("--system names the kind and the database already"),
                QStringLiteral("Leave out --kind and --database, or --system; a kind of item is --item"));
        return readSystemFile(path, builtInKinds());
    }
    if (kind.isEmpty() || database.isEmpty())
        return badInput(QStringLiteral("no system was named"),
                        QStringLiteral("Give --system FILE, or --kind KIND and --database URL"));
    SystemFile file;
    file.name = isKindFolder(kind) ? QDir(QDir::cleanPath(kind)).dirName() : kind;
    file.kind = kind;
    file.database = database;
    file.allowWeakTls = arguments.has(QStringLiteral("allow-weak-tls"));
    return file;
}

/// Whether somebody at a desktop could have put a password there. On a server there is no keychain to ask,
/// and a script that sets a variable of libpq's means that one.
bool keychainMayKnow() {
    for (const char* nearer : {"PGPASSWORD", "PGPASSFILE", "PGSERVICEFILE"}) {
        if (qEnvironmentVariableIsSet(nearer))
            return false;
    }
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS");
#else
    return true;
#endif
}

/// Empty when the keychain has none or can't be asked: libpq then looks in its own places.
QString keychainPassword(const QString& system) {
    SecretStore store;
    QObject receiver;
    const auto answer = std::make_shared<std::optional<Result<QString>>>();
    store.read(&receiver, system, [answer](const Result<QString>& secret) { answer->emplace(secret); });
    waitUntil([&] { return answer->has_value(); }, keychainDeadlineMs);
    return *answer && (*answer)->ok() ? (*answer)->value() : QString();
}

} // namespace

std::vector<OptionSpec> targetOptions(std::vector<OptionSpec> own) {
    std::vector<OptionSpec> all{
        {QStringLiteral("system"), QStringLiteral("FILE"),
         QStringLiteral("the system file, NAME.system.json")},
        {QStringLiteral("kind"), QStringLiteral("KIND"),
         QStringLiteral("without --system: the kind of backend (%1), or the folder of one, with a slash")
             .arg(builtInKinds().join(u", "))},
        {QStringLiteral("database"), QStringLiteral("URL"),
         QStringLiteral("without --system: its database, as libpq or Prisma writes it")},
        {QStringLiteral("allow-weak-tls"),
         {},
         QStringLiteral("with --database: don't demand a verified certificate")},
    };
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

Result<Target> findTarget(const Arguments& arguments, Access access) {
    auto file = fileOf(arguments);
    if (!file)
        return file.failure();
    auto kind = loadKind(file->kind);
    if (!kind)
        return kind.failure();
    const bool typed = arguments.has(QStringLiteral("database"));
    auto plans = planSystem(*file, typed);
    if (!plans)
        return plans.failure();
    plans->setReadOnly(access == Access::Reading);
    if (!typed && keychainMayKnow())
        plans->setPassword(keychainPassword(file->name));
    return Target{*file, std::make_shared<const KindPack>(std::move(kind).value()),
                  access == Access::Acting ? plans->acting() : plans->database, plans->read,
                  arguments.value(QStringLiteral("system"))};
}

Result<std::unique_ptr<SystemGateway>> openTarget(const Target& target) {
    return SystemGateway::open(target.plan, target.kind, target.file.thresholds);
}

Result<std::unique_ptr<SystemGateway>> openForLooking(const Target& target, Output& output) {
    if (!target.standby)
        return openTarget(target);
    auto opened = SystemGateway::open(*target.standby, target.kind, target.file.thresholds);
    if (opened)
        return opened;
    auto primary = openTarget(target);
    if (!primary)
        return opened.failure();
    primary.value()->standsInBecause(englishSentence(opened.failure()));
    output.remark(QStringLiteral("The standby does not answer, the primary is read instead: %1")
                      .arg(englishSentence(opened.failure())));
    return primary;
}

Status checkItemKind(const Target& target, const QString& itemKind) {
    if (target.kind->item(itemKind))
        return Nothing{};
    QStringList known;
    for (const KindItem& item : target.kind->items)
        known += item.kind;
    return badInput(QStringLiteral("%1 has no items of kind \"%2\"").arg(target.kind->name, itemKind),
                    QStringLiteral("It has: %1").arg(known.join(u", ")));
}

} // namespace countersign::ctl
