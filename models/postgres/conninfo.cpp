// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/conninfo.h"

#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace countersign {

namespace {

/// Never quotes the text: what looks like a host or a parameter may be the end of an unescaped password.
Failure badUrl(const QString& what) {
    return {FailureKind::BadInput,
            what,
            QStringLiteral("database"),
            QStringLiteral("Write it as postgresql://user@host:5432/database?sslmode=verify-full"),
            {}};
}

/// No value of a connection needs a control character; a line break in one only serves to mislead a reader.
bool hasControlCharacter(const QString& text) {
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// Strict: QUrl would let "%zz" and broken UTF-8 pass.
std::optional<QString> percentDecoded(QStringView text) {
    QByteArray bytes;
    const QByteArray raw = text.toUtf8();
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '%') {
            bytes += raw[i];
            continue;
        }
        bool ok = false;
        const int value = raw.mid(i + 1, 2).toInt(&ok, 16);
        if (!ok || i + 2 >= raw.size() || value == 0)
            return std::nullopt;
        bytes += static_cast<char>(value);
        i += 2;
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(bytes);
    if (decoder.hasError() || hasControlCharacter(decoded))
        return std::nullopt;
    return decoded;
}

/// Takes "host:port" apart, with IPv6 in brackets.
Status addHost(QStringView text, QStringList& hosts, QStringList& ports) {
    QStringView host = text;
    QStringView port;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 2)
            return badUrl(QStringLiteral("an IPv6 address is not closed with ]"));
        host = text.mid(1, end - 1);
        const QStringView rest = text.mid(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return badUrl(QStringLiteral("after an IPv6 address only :port may follow"));
        port = rest.mid(1);
    } else if (const qsizetype colon = text.lastIndexOf(u':'); colon >= 0) {
        host = text.left(colon);
        port = text.mid(colon + 1);
        if (host.contains(u':'))
            return badUrl(QStringLiteral("an IPv6 address must stand in brackets"));
    }
    const auto decoded = percentDecoded(host);
    if (!decoded)
        return badUrl(QStringLiteral("the host has a malformed %-sequence or a control character"));
    hosts << *decoded;
    ports << port.toString();
    return Nothing{};
}

Status addParameter(QStringView pair, ConnectionWords& words) {
    const qsizetype equals = pair.indexOf(u'=');
    if (equals <= 0)
        return badUrl(QStringLiteral("a parameter has no value"));
    const auto name = percentDecoded(pair.left(equals));
    const auto value = percentDecoded(pair.mid(equals + 1));
    if (!name || !value)
        return badUrl(QStringLiteral("a parameter has a malformed %-sequence or a control character"));
    if (pair.mid(equals + 1).contains(u'='))
        return badUrl(QStringLiteral("the value of a parameter has an unescaped ="));
    words.insert(*name, *value);
    return Nothing{};
}

Status addUserInfo(QStringView text, ConnectionWords& words) {
    const qsizetype colon = text.indexOf(u':');
    const auto user = percentDecoded(colon < 0 ? text : text.left(colon));
    const auto password = percentDecoded(colon < 0 ? QStringView() : text.mid(colon + 1));
    if (!user || !password)
        return badUrl(QStringLiteral("user or password has a malformed %-sequence or a control character"));
    if (!user->isEmpty())
        words.insert(QStringLiteral("user"), *user);
    if (!password->isEmpty())
        words.insert(QStringLiteral("password"), *password);
    return Nothing{};
}

Status addQuery(QStringView query, ConnectionWords& words) {
    ConnectionWords given;
    for (const QStringView pair : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype before = given.size();
        if (const Status status = addParameter(pair, given); !status)
            return status.failure();
        if (given.size() == before)
            return badUrl(QStringLiteral("a parameter is given twice"));
    }
    words.insert(given);
    return Nothing{};
}

Status checkWhole(const QString& text) {
    if (text.size() > maxConnectionTextChars)
        return Failure{
            FailureKind::TooLarge,
            QStringLiteral("the connection text is longer than %1 characters").arg(maxConnectionTextChars),
            QStringLiteral("database"),
            {},
            {}};
    if (hasControlCharacter(text))
        return badUrl(QStringLiteral("the connection text has a control character"));
    return Nothing{};
}

} // namespace

Result<ConnectionWords> parseConnectionUrl(const QString& url) {
    if (const Status status = checkWhole(url); !status)
        return status.failure();
    const qsizetype scheme = url.indexOf(QStringLiteral("://"));
    QStringView rest = QStringView(url).mid(scheme + 3);
    QStringView query;
    if (const qsizetype mark = rest.indexOf(u'?'); mark >= 0) {
        query = rest.mid(mark + 1);
        rest = rest.left(mark);
    }
    QStringView path;
    if (const qsizetype slash = rest.indexOf(u'/'); slash >= 0) {
        path = rest.mid(slash + 1);
        rest = rest.left(slash);
    }
    if (path.contains(u'@') || query.contains(u'@'))
        return badUrl(
            QStringLiteral("an unescaped @, / or ? in user, password or a parameter (write %40, %2F, %3F)"));
    ConnectionWords words;
    if (const qsizetype at = rest.indexOf(u'@'); at >= 0) {
        if (const Status status = addUserInfo(rest.left(at), words); !status)
            return status.failure();
        rest = rest.mid(at + 1);
        if (rest.contains(u'@'))
            return badUrl(QStringLiteral("user or password has an unescaped @ (write %40)"));
    }
    QStringList hosts, ports;
    for (const QStringView host : rest.split(u',')) {
        if (const Status status = addHost(host, hosts, ports); !status)
            return status.failure();
    }
    if (!hosts.join(QString()).isEmpty())
        words.insert(QStringLiteral("host"), hosts.join(u','));
    if (!ports.join(QString()).isEmpty())
        words.insert(QStringLiteral("port"), ports.join(u','));
    const auto database = percentDecoded(path);
    if (!database)
        return badUrl(QStringLiteral("the database name has a malformed %-sequence or a control character"));
    if (!database->isEmpty())
        words.insert(QStringLiteral("dbname"), *database);
    if (const Status status = addQuery(query, words); !status)
        return status.failure();
    return words;
}

Result<ConnectionWords> parseConnectionKeywords(const QString& text) {
    if (const Status status = checkWhole(text); !status)
        return status.failure();
    ConnectionWords words;
    qsizetype i = 0;
    const auto skipBlanks = [&] {
        while (i < text.size() && text[i].isSpace())
            ++i;
    };
    for (skipBlanks(); i < text.size(); skipBlanks()) {
        const qsizetype equals = text.indexOf(u'=', i);
        const QString name = equals < 0 ? QString() : text.mid(i, equals - i).trimmed();
        if (name.isEmpty() || name.contains(u' '))
            return badUrl(QStringLiteral("a keyword without = and value"));
        i = equals + 1;
        skipBlanks();
        const bool quoted = i < text.size() && text[i] == u'\'';
        i += quoted ? 1 : 0;
        QString value;
        bool closed = !quoted;
        for (; i < text.size(); ++i) {
            if (quoted ? text[i] == u'\'' : text[i].isSpace()) {
                closed = true;
                break;
            }
            if (text[i] == u'\\' && i + 1 < text.size())
                ++i;
            value += text[i];
        }
        if (!closed)
            return badUrl(QStringLiteral("a value has no closing quote"));
        i += quoted ? 1 : 0;
        if (words.contains(name))
            return badUrl(QStringLiteral("a keyword is given twice"));
        words.insert(name, value);
    }
    return words;
}

QString writeConnectionKeywords(const ConnectionWords& words) {
    QStringList parts;
    for (auto it = words.begin(); it != words.end(); ++it) {
        QString value = it.value();
        value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
        parts << it.key() + QStringLiteral("='") + value + u'\'';
    }
    return parts.join(u' ');
}

} // namespace countersign
