// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/database_secret.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

namespace countersign {
namespace {

bool isSecretName(const QString& name) {
    const QString lower = QUrl::fromPercentEncoding(name.toUtf8()).trimmed().toLower();
    return lower == u"password" || lower == u"sslpassword";
}

/// Keywords as libpq writes them: name = value, the value bare or in single quotes with \ as escape.
const QRegularExpression& keywordPattern() {
    static const QRegularExpression pattern(
        QStringLiteral("(\\w+)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'?|(?:[^\\s'\\\\]|\\\\.)*)"),
        QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

/// The parts of scheme://user:password@hosts/path?parameters. Not by QUrl: libpq allows several hosts.
struct Parts {
    QString scheme; ///< with ://
    QString user;   ///< before the @, undecoded; with its password
    bool hasUser = false;
    QString place; ///< hosts and path
    QString parameters;
    bool hasParameters = false;
};

Parts split(const QString& text) {
    Parts parts;
    const qsizetype start = text.indexOf(QStringLiteral("://")) + 3;
    parts.scheme = text.left(start);
    QString rest = text.mid(start);
    const qsizetype question = rest.indexOf(u'?');
    if (question >= 0) {
        parts.hasParameters = true;
        parts.parameters = rest.mid(question + 1);
        rest.truncate(question);
    }
    // A password may itself hold a slash: the last @ of all ends it, as the server would never see another.
    const qsizetype at = rest.lastIndexOf(u'@');
    if (at >= 0) {
        parts.hasUser = true;
        parts.user = rest.left(at);
        rest.remove(0, at + 1);
    }
    parts.place = rest;
    return parts;
}

QStringList publicParameters(const QString& parameters) {
    QStringList kept;
    const QStringList all = parameters.split(u'&');
    for (const QString& parameter : all) {
        if (!isSecretName(parameter.section(u'=', 0, 0)))
            kept << parameter;
    }
    return kept;
}

QString urlWithoutPassword(const QString& text) {
    const Parts parts = split(text);
    QString clean = parts.scheme;
    if (parts.hasUser)
        clean += parts.user.section(u':', 0, 0) + u'@';
    clean += parts.place;
    const QStringList kept = publicParameters(parts.parameters);
    if (parts.hasParameters && !(kept.size() == 1 && kept.front().isEmpty()) && !kept.isEmpty())
        clean += u'?' + kept.join(u'&');
    return clean;
}

} // namespace

DatabaseUrlForm databaseUrlForm(const QString& text) {
    if (text.startsWith(QStringLiteral("postgresql://")) || text.startsWith(QStringLiteral("postgres://")))
        return DatabaseUrlForm::Url;
    if (!text.contains(QStringLiteral("://")) && keywordPattern().match(text).hasMatch())
        return DatabaseUrlForm::Keywords;
    return DatabaseUrlForm::Other;
}

bool holdsPassword(const QString& text) {
    if (text.contains(QStringLiteral("://"))) {
        const Parts parts = split(text);
        return parts.user.contains(u':') ||
               publicParameters(parts.parameters).size() != parts.parameters.split(u'&').size();
    }
    auto matches = keywordPattern().globalMatch(text);
    while (matches.hasNext()) {
        if (isSecretName(matches.next().captured(1)))
            return true;
    }
    return false;
}

QString withoutPassword(const QString& text) {
    if (!holdsPassword(text))
        return text;
    if (text.contains(QStringLiteral("://")))
        return urlWithoutPassword(text);
    QStringList kept;
    auto matches = keywordPattern().globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (!isSecretName(match.captured(1)))
            kept << match.captured(0);
    }
    return kept.join(u' ');
}

} // namespace countersign
