// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/database_url.h"

#include <QRegularExpression>
#include <QUrl>

namespace countersign {
namespace {

/// Position after "postgresql://", or -1 for a keyword=value string.
qsizetype authorityStart(const QString& text) {
    for (const QLatin1String scheme : {QLatin1String("postgresql://"), QLatin1String("postgres://")})
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            return scheme.size();
    return -1;
}

QString decoded(const QString& part) {
    return QUrl::fromPercentEncoding(part.toUtf8());
}

/// Takes "name=value" out of the URL's query and gives the value, decoded.
QString takeQueryValue(QString& url, const QString& name) {
    const qsizetype question = url.indexOf(u'?');
    if (question < 0)
        return {};
    QStringList kept;
    QString value;
    for (const QString& pair : url.mid(question + 1).split(u'&', Qt::SkipEmptyParts)) {
        if (pair.section(u'=', 0, 0) == name)
            value = decoded(pair.section(u'=', 1));
        else
            kept << pair;
    }
    url.truncate(question);
    if (!kept.isEmpty())
        url += u'?' + kept.join(u'&');
    return value;
}

DatabaseLogin takeUrlApart(const QString& text, qsizetype start) {
    DatabaseLogin login;
    login.address = text;
    // An address may hold several hosts, which QUrl refuses; and a raw '@' in a pasted password is common.
    const qsizetype end = text.indexOf(QRegularExpression(QStringLiteral("[/?]")), start);
    const QString authority = text.mid(start, end < 0 ? -1 : end - start);
    if (const qsizetype at = authority.lastIndexOf(u'@'); at >= 0) {
        const QString userInfo = authority.left(at);
        login.user = decoded(userInfo.section(u':', 0, 0));
        login.password = decoded(userInfo.section(u':', 1));
        login.address.remove(start, at + 1);
    }
    if (const QString user = takeQueryValue(login.address, QStringLiteral("user")); !user.isEmpty())
        login.user = user;
    if (const QString password = takeQueryValue(login.address, QStringLiteral("password"));
        !password.isEmpty())
        login.password = password;
    return login;
}

QString takeKeyword(QString& text, const QString& name) {
    const QRegularExpression pair(
        QStringLiteral(R"((?:^|\s)%1\s*=\s*(?:'((?:[^'\\]|\\.)*)'|(\S*)))").arg(name));
    const auto match = pair.match(text);
    if (!match.hasMatch())
        return {};
    QString value = match.captured(match.capturedStart(1) >= 0 ? 1 : 2);
    value.replace(QRegularExpression(QStringLiteral(R"(\\(.))")), QStringLiteral("\\1"));
    text.remove(match.capturedStart(), match.capturedLength());
    text = text.trimmed();
    return value;
}

} // namespace

DatabaseLogin takeLoginApart(const QString& database) {
    const QString text = database.trimmed();
    if (const qsizetype start = authorityStart(text); start >= 0)
        return takeUrlApart(text, start);
    DatabaseLogin login;
    login.address = text;
    login.user = takeKeyword(login.address, QStringLiteral("user"));
    login.password = takeKeyword(login.address, QStringLiteral("password"));
    return login;
}

QString withUser(const QString& address, const QString& user) {
    if (user.isEmpty() || address.isEmpty())
        return address;
    QString text = address;
    if (const qsizetype start = authorityStart(text); start >= 0)
        return text.insert(start, QString::fromLatin1(QUrl::toPercentEncoding(user)) + u'@');
    QString quoted = user;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return QStringLiteral("%1 user='%2'").arg(text, quoted);
}

} // namespace countersign
