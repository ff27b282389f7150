// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/child_process.h"

#include <QFile>
#include <QProcess>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace countersign {

Result<std::optional<ChildAccount>> childAccount() {
    if (geteuid() != 0)
        return std::optional<ChildAccount>();
    for (const char* name : {"postgres", "nobody"}) {
        if (const passwd* entry = getpwnam(name))
            return std::optional(ChildAccount{entry->pw_uid, entry->pw_gid, QString::fromLatin1(name)});
    }
    return Failure{
        FailureKind::Missing,
        QStringLiteral("a PostgreSQL server can't run as root, and there is no account to run it as"),
        QStringLiteral("private PostgreSQL cluster"),
        QStringLiteral("Start the program as an ordinary user, or add an account named postgres"),
        {}};
}

void confine(QProcess& process, const std::optional<ChildAccount>& account) {
    // Between fork and exec only calls that are safe there: no allocation, no locks.
    process.setChildProcessModifier([account] {
        setsid();
        if (account && (setgroups(0, nullptr) != 0 || setgid(account->gid) != 0 || setuid(account->uid) != 0))
            _exit(126);
    });
}

bool giveTo(const QString& path, const std::optional<ChildAccount>& account) {
    return !account || chown(QFile::encodeName(path).constData(), account->uid, account->gid) == 0;
}

} // namespace countersign
