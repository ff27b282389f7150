// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/redactor.h"

#include <QRegularExpression>
#include <QUrl>

namespace countersign {

namespace {

const QString mask = QStringLiteral("***");

/// The user info of a URL: libpq ends it at the first '@', people put unescaped '@' and '/' into passwords,
/// so everything up to the last '@' of the word goes.
QString withoutUserInfo(QString text) {
    static const QRegularExpression userInfo(
        QStringLiteral(R"(([a-z][a-z0-9+.\-]*://)([^\s:@/?#"'<>]*):(\S*)@)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return text.replace(userInfo, QStringLiteral("\\1\\2:***@"));
}

/// password=..., quoted as libpq quotes or not, in keyword strings and in the query of a URL.
QString withoutKeywordValues(QString text) {
    static const QRegularExpression keyword(
        QStringLiteral(
            R"(\b((?:ssl)?password|passwd|pwd|pgpassword|secret|token|access_token|api_?key|authorization))"
            R"((\s*[=:]\s*)('(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?|(?:(?:bearer|basic)\s+)?[^\s&;,]+))"),
        QRegularExpression::CaseInsensitiveOption);
    return text.replace(keyword, QStringLiteral("\\1\\2***"));
}

} // namespace

QString redact(const QString& text, const QStringList& secrets) {
    QString clean = text;
    for (const QString& secret : secrets) {
        if (secret.size() < minSecretChars)
            continue;
        clean.replace(secret, mask, Qt::CaseInsensitive); // a driver or a log may have changed the case
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(secret));
        if (encoded != secret)
            clean.replace(encoded, mask, Qt::CaseInsensitive);
    }
    return withoutKeywordValues(withoutUserInfo(clean));
}

} // namespace countersign
