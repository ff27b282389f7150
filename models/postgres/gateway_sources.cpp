// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/gateway_private.h"
#include "models/postgres/sql_text.h"

#include <algorithm>

namespace countersign {

TemplateWords SystemGateway::Private::words() const {
    TemplateWords all = literalWords(*kind, schema(), tables);
    // Only thresholds: what verdicts rest on (setting) is not for a system file to change.
    all.threshold = [this, kindValue = all.setting](const QString& name) -> Result<QString> {
        const auto own = thresholds.find(name);
        return own == thresholds.end() ? kindValue(name) : Result<QString>(own->second.text());
    };
    return all;
}

Result<QString> SystemGateway::Private::expanded(const QString& sql) const {
    return expandTemplate(sql, words());
}

Result<SystemGateway::Private::Source>
SystemGateway::Private::source(const QString& viewName, const QString& kindSql,
                               const std::vector<KindNeed>& needs) const {
    if (byContract)
        return Source{{}, QStringLiteral("countersign.") + quotedIdentifier(viewName)};
    const QString why = tables.whyNot(needs, true);
    if (!why.isEmpty())
        return missing(why);
    const Result<QString> body = expanded(kindSql);
    if (!body)
        return body.failure();
    const QString name = quotedIdentifier(viewName);
    return Source{QStringLiteral("WITH %1 AS NOT MATERIALIZED (%2\n) ").arg(name, *body), name};
}

Result<SystemGateway::Private::Source> SystemGateway::Private::itemSource(const KindItem& item) const {
    return source(QStringLiteral("work_item_") + item.kind, item.selectSql, item.needs);
}

Failure SystemGateway::Private::missing(const QString& why) const {
    return {FailureKind::Missing,
            why,
            where(),
            QStringLiteral("Run countersignctl doctor: it says how to mend it"),
            {}};
}

Failure SystemGateway::Private::without(const QString& board, const QString& otherwise) const {
    const auto why = kind->without.find(board);
    return {FailureKind::Missing,
            why == kind->without.end() ? otherwise : why->second.english(),
            where(),
            {},
            {}};
}

Result<const KindItem*> SystemGateway::Private::itemKind(const QString& name) const {
    if (const KindItem* item = kind->item(name))
        return item;
    QStringList names;
    for (const KindItem& item : kind->items)
        names << item.kind;
    return Failure{FailureKind::BadInput,
                   QStringLiteral("there are no items of kind '%1'").arg(name.left(40)),
                   where(),
                   QStringLiteral("Kinds of this system: ") + names.join(QStringLiteral(", ")),
                   {}};
}

void SystemGateway::Private::lookAgainAfter(const Failure& failure) {
    if (failure.kind != FailureKind::Missing && failure.kind != FailureKind::NoRight)
        return;
    if (auto looked = KindTables::look(*connection, *kind, schema()))
        tables = std::move(looked).value();
}

} // namespace countersign
