// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/sql_text.h"

namespace countersign {

namespace {

QString escaped(QString text, QChar quote, const QString& by) {
    return text.replace(u'\\', QStringLiteral("\\\\")).replace(quote, by);
}

} // namespace

QString quotedIdentifier(const QString& name) {
    QString inner = name;
    return u'"' + inner.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString quotedLiteral(const QString& text) {
    const bool backslash = text.contains(u'\\');
    const QString inner = backslash ? escaped(text, u'\'', QStringLiteral("''"))
                                    : QString(text).replace(u'\'', QStringLiteral("''"));
    return (backslash ? QStringLiteral(" E'") : QStringLiteral("'")) + inner + u'\'';
}

QString arrayText(const QStringList& items) {
    QStringList quoted;
    for (const QString& item : items)
        quoted << u'"' + escaped(item, u'"', QStringLiteral("\\\"")) + u'"';
    return u'{' + quoted.join(u',') + u'}';
}

} // namespace countersign
