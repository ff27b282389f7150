// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/connection_plan.h"

#include "models/postgres/conninfo.h"

#include <QHostAddress>
#include <QSet>

#include <algorithm>

namespace countersign {

namespace {

inline constexpr int mostConnectTimeoutS = 60;
inline constexpr int maxHosts = 16;

const QString hostWord = QStringLiteral("host");
const QString hostaddrWord = QStringLiteral("hostaddr");
const QString portWord = QStringLiteral("port");
const QString passwordWord = QStringLiteral("password");
const QString sslmodeWord = QStringLiteral("sslmode");
const QString targetWord = QStringLiteral("target_session_attrs");
const QString gssWord = QStringLiteral("gssencmode");
const QString verifyFull = QStringLiteral("verify-full");
const QString disabled = QStringLiteral("disable");

Failure bad(const QString& what, const QString& remedy, FailureKind kind = FailureKind::BadInput) {
    return {kind, what, QStringLiteral("database"), remedy, {}};
}

/// What libpq understands and we let pass. Anything else is named, not dropped: a misspelt sslmode would be
/// silent.
const QSet<QString>& libpqWords() {
    static const QSet<QString> words = [] {
        QSet<QString> set;
        const QString all = QStringLiteral(
            "host hostaddr port dbname user password passfile connect_timeout client_encoding options "
            "application_name "
            "fallback_application_name keepalives keepalives_idle keepalives_interval keepalives_count "
            "tcp_user_timeout "
            "sslmode sslcert sslkey sslrootcert sslcrl sslcrldir sslsni ssl_min_protocol_version "
            "ssl_max_protocol_version requirepeer krbsrvname gsslib gssencmode service target_session_attrs "
            "channel_binding load_balance_hosts require_auth sslcertmode sslnegotiation");
        for (const QString& word : all.split(u' '))
            set.insert(word);
        return set;
    }();
    return words;
}

/// Prisma's own parameters: taken off, and used where they say something we need.
Status takePrismaWords(ConnectionWords& words, ConnectionPlan& plan) {
    plan.schema = words.take(QStringLiteral("schema"));
    if (plan.schema.isEmpty())
        plan.schema = QStringLiteral("public");
    plan.pooled =
        words.take(QStringLiteral("pgbouncer")).compare(QStringLiteral("true"), Qt::CaseInsensitive) == 0;
    if (words.contains(QStringLiteral("sslidentity")))
        return bad(QStringLiteral("'sslidentity' (PKCS#12) can't be used"),
                   QStringLiteral("Give the client certificate as sslcert and sslkey in PEM files"));
    const QString accept = words.take(QStringLiteral("sslaccept"));
    if (!accept.isEmpty()) {
        if (accept != QStringLiteral("strict") && accept != QStringLiteral("accept_invalid_certs"))
            return bad(QStringLiteral("'sslaccept' is neither strict nor accept_invalid_certs"), {});
        // Prisma's sslcert is the authority's certificate; libpq's is the client's own.
        if (words.contains(QStringLiteral("sslcert")) && !words.contains(QStringLiteral("sslkey")))
            words.insert(QStringLiteral("sslrootcert"), words.take(QStringLiteral("sslcert")));
        const bool strict = accept == QStringLiteral("strict");
        const QString mode = words.value(sslmodeWord);
        if (strict && (mode.isEmpty() || mode == QStringLiteral("require")))
            words.insert(sslmodeWord, verifyFull);
        else if (!strict && mode.isEmpty())
            words.insert(sslmodeWord, QStringLiteral("require"));
    }
    bool ok = true;
    const QString socketTimeout = words.take(QStringLiteral("socket_timeout"));
    if (!socketTimeout.isEmpty()) {
        const int seconds = socketTimeout.toInt(&ok);
        if (!ok || seconds < 0)
            return bad(QStringLiteral("'socket_timeout' is not a number of seconds"), {});
        if (seconds > 0)
            plan.statementTimeoutMs = std::min(statementTimeoutMs, std::min(seconds, 3600) * 1000);
    }
    for (const char* of :
         {"connection_limit", "pool_timeout", "statement_cache_size", "single_use_connections",
          "max_connection_lifetime", "max_idle_connection_lifetime"})
        words.remove(QString::fromLatin1(of));
    return Nothing{};
}

/// By name where there are names, else by address.
qsizetype hostsIn(const ConnectionWords& words) {
    return words.value(hostWord, words.value(hostaddrWord)).split(u',').size();
}

/// \a mayName: false when the text held a password among its parameters, of which an odd name may be a part.
Status checkWords(const ConnectionWords& words, bool mayName) {
    if (words.contains(QStringLiteral("sslpassword")))
        return bad(
            QStringLiteral("'sslpassword' must not stand in a connection text"),
            QStringLiteral("Keep the key in a file only you can read (mode 0600), without a passphrase"));
    for (auto it = words.begin(); it != words.end(); ++it) {
        if (!libpqWords().contains(it.key()))
            return bad(mayName ? QStringLiteral("unknown parameter '%1'").arg(it.key().left(40))
                               : QStringLiteral("unknown parameter"),
                       QStringLiteral("Take it off, or check its spelling"));
    }
    const QStringList ports = words.value(portWord).split(u',');
    for (const QString& port : ports) {
        bool ok = false;
        const int number = port.toInt(&ok);
        if (!port.isEmpty() && (!ok || number < 1 || number > 65535))
            return bad(QStringLiteral("a port is not a number from 1 to 65535"),
                       {}); // it may be a lost password
    }
    const qsizetype hosts = hostsIn(words);
    if (hosts > maxHosts)
        return bad(QStringLiteral("more than %1 hosts").arg(maxHosts), {}, FailureKind::TooLarge);
    const qsizetype addresses = words.value(hostaddrWord).split(u',').size();
    if (words.contains(hostWord) && words.contains(hostaddrWord) && addresses != hosts)
        return bad(QStringLiteral("there are %1 addresses for %2 hosts").arg(addresses).arg(hosts), {});
    if (ports.size() > 1 && ports.size() != hosts)
        return bad(QStringLiteral("there are %1 ports for %2 hosts").arg(ports.size()).arg(hosts), {});
    static const QSet<QString> kindsOfServer{QStringLiteral("any"),       QStringLiteral("read-write"),
                                             QStringLiteral("read-only"), QStringLiteral("primary"),
                                             QStringLiteral("standby"),   QStringLiteral("prefer-standby")};
    if (words.contains(targetWord) && !kindsOfServer.contains(words.value(targetWord)))
        return bad(QStringLiteral("target_session_attrs has a value that does not exist"),
                   QStringLiteral("Use target_session_attrs=read-write to reach the primary"));
    static const QSet<QString> modes{disabled,
                                     QStringLiteral("allow"),
                                     QStringLiteral("prefer"),
                                     QStringLiteral("require"),
                                     QStringLiteral("verify-ca"),
                                     verifyFull};
    if (words.contains(sslmodeWord) && !modes.contains(words.value(sslmodeWord)))
        return bad(QStringLiteral("sslmode has a value that does not exist"),
                   QStringLiteral("Use sslmode=verify-full"));
    return Nothing{};
}

bool isLocal(const QString& host) {
    if (host.isEmpty() || host.startsWith(u'/') || host.startsWith(u'@'))
        return true; // libpq's default socket, or a named one
    return host == QStringLiteral("localhost") || QHostAddress(host).isLoopback();
}

/// Where libpq will really go: hostaddr before host, and without both what PGHOSTADDR and PGHOST say.
bool goesToThisMachine(const ConnectionWords& words) {
    if (words.contains(QStringLiteral("service")))
        return false; // the host is in a file that may change
    QString targets = words.value(hostaddrWord, qEnvironmentVariable("PGHOSTADDR"));
    if (targets.isEmpty())
        targets = words.value(hostWord, qEnvironmentVariable("PGHOST"));
    const QStringList all = targets.split(u',');
    return std::all_of(all.begin(), all.end(), isLocal);
}

bool looksPooled(const ConnectionWords& words) {
    static const QSet<QString> poolerPorts{QStringLiteral("6432"), QStringLiteral("6543")};
    const QStringList ports = words.value(portWord).split(u',');
    return std::any_of(ports.begin(), ports.end(),
                       [](const QString& p) { return poolerPorts.contains(p); }) ||
           words.value(hostWord).contains(QStringLiteral("pooler"));
}

Status demandTls(ConnectionWords& words, const ConnectionPlan& plan, bool allowWeakTls) {
    if (!words.contains(gssWord))
        words.insert(gssWord, disabled); // GSS encryption would come instead of the TLS we check
    if (plan.loopback)
        return Nothing{};
    if (allowWeakTls) {
        if (!words.contains(sslmodeWord))
            words.insert(sslmodeWord, QStringLiteral("prefer")); // never what PGSSLMODE happens to say
        return Nothing{};
    }
    const QString mode = words.value(sslmodeWord, verifyFull);
    if (mode != verifyFull)
        return bad(
            QStringLiteral("sslmode=%1 does not prove which server answers").arg(mode),
            QStringLiteral("Use sslmode=verify-full with sslrootcert=FILE, or allow weak TLS for this system "
                           "(\"tls\": \"allow-weak\")"),
            FailureKind::TlsRefused);
    if (words.value(gssWord) != disabled)
        return bad(QStringLiteral("gssencmode=%1 would bypass the TLS check").arg(words.value(gssWord)),
                   QStringLiteral("Leave gssencmode off"), FailureKind::TlsRefused);
    words.insert(sslmodeWord, mode);
    return Nothing{};
}

void addDefaults(ConnectionWords& words) {
    bool ok = false;
    const int timeoutS = words.value(QStringLiteral("connect_timeout")).toInt(&ok);
    words.insert(
        QStringLiteral("connect_timeout"),
        QString::number(ok && timeoutS > 0 ? std::clamp(timeoutS, 2, mostConnectTimeoutS) : connectTimeoutS));
    words.insert(QStringLiteral("application_name"), consoleApplication);
    words.insert(QStringLiteral("client_encoding"), QStringLiteral("UTF8"));
    const std::pair<const char*, const char*> keepalives[] = {{"keepalives", "1"},
                                                              {"keepalives_idle", "10"},
                                                              {"keepalives_interval", "5"},
                                                              {"keepalives_count", "3"},
                                                              {"tcp_user_timeout", "20000"}};
    for (const auto& [name, value] : keepalives) {
        if (!words.contains(QString::fromLatin1(name)))
            words.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    }
}

/// "payments on db.example:5432 as alice": no parameter, no secret.
QString shownFor(const ConnectionWords& words) {
    if (words.contains(QStringLiteral("service")))
        return QStringLiteral("service ") + words.value(QStringLiteral("service"));
    const QStringList hosts = words.value(hostWord, words.value(hostaddrWord)).split(u',');
    const QStringList ports = words.value(portWord).split(u',');
    QStringList places;
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        const QString port = ports.value(ports.size() == 1 ? 0 : i);
        const QString host = hosts[i].contains(u':') ? u'[' + hosts[i] + u']' : hosts[i];
        places << (host.isEmpty() ? QStringLiteral("the local socket") : host) +
                      (port.isEmpty() ? QString() : u':' + port);
    }
    const QString user = words.value(QStringLiteral("user"));
    const QString database = words.value(QStringLiteral("dbname"), user);
    return (database.isEmpty() ? QString() : database + QStringLiteral(" on ")) +
           places.join(QStringLiteral(", ")) + (user.isEmpty() ? QString() : QStringLiteral(" as ") + user);
}

} // namespace

Result<ConnectionPlan> planConnection(const QString& url, bool allowWeakTls, bool passwordAllowed) {
    const bool isUrl =
        url.startsWith(QStringLiteral("postgres://")) || url.startsWith(QStringLiteral("postgresql://"));
    if (!isUrl && (url.contains(QStringLiteral("://")) || !url.contains(u'=')))
        return bad(QStringLiteral("this is not a PostgreSQL address"),
                   QStringLiteral("Write postgresql://user@host:5432/database"));
    Result<ConnectionWords> parsed = isUrl ? parseConnectionUrl(url) : parseConnectionKeywords(url);
    if (!parsed)
        return parsed.failure();
    ConnectionWords words = std::move(parsed).value();
    ConnectionPlan plan;
    if (words.contains(passwordWord) && !passwordAllowed)
        return bad(QStringLiteral("a password stands in the connection text"),
                   QStringLiteral(
                       "Take it out: it belongs into the keychain, PGPASSWORD, ~/.pgpass or a service file"));
    plan.password = words.take(passwordWord);
    if (const Status status = takePrismaWords(words, plan); !status)
        return status.failure();
    const bool passwordAmongParameters = url.contains(isUrl ? QStringLiteral("password=") : passwordWord);
    if (const Status status = checkWords(words, !passwordAmongParameters); !status)
        return status.failure();
    plan.loopback = goesToThisMachine(words);
    plan.severalHosts = hostsIn(words) > 1;
    plan.pooled = plan.pooled || looksPooled(words);
    if (const Status status = demandTls(words, plan, allowWeakTls); !status)
        return status.failure();
    plan.shown = shownFor(words);
    addDefaults(words);
    plan.conninfo = writeConnectionKeywords(words);
    return plan;
}

} // namespace countersign
