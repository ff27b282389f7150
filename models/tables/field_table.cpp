// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/field_table.h"

#include "models/tables/words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace countersign {
namespace {

QString jsonText(const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    default:
        return value.toVariant().toString();
    }
}

/// Collects fields, leaving out those the row does not have.
class Fields {
    Q_DECLARE_TR_FUNCTIONS(Fields)
  public:
    void text(const char* key, const QString& name, const QString& value, bool monospace = false) {
        if (!value.isEmpty())
            all.push_back({QString::fromLatin1(key), name, value, monospace, {}, {}});
    }
    void time(const char* key, const QString& name, const MaybeMs& at) {
        if (at)
            all.push_back({QString::fromLatin1(key), name, isoTime(*at), false, at, {}});
    }
    void money(const char* key, const QString& name, const MaybeMoney& value) {
        if (value)
            all.push_back({QString::fromLatin1(key), name, plainMoney(*value), false, {}, value});
    }
    void item(const WorkItem& item) {
        text("id", tr("Id"), item.id, true);
        text("state", tr("State"), tr("%1 (%2 in the database)").arg(word(item.state), item.rawState));
        money("amount", tr("Amount"), item.money);
        if (item.attempts)
            text("attempts", tr("Attempts"),
                 item.maxAttempts ? tr("%1 of %2").arg(*item.attempts).arg(*item.maxAttempts)
                                  : QString::number(*item.attempts));
        time("created_at", tr("Created"), item.createdAt);
        time("updated_at", tr("Updated"), item.updatedAt);
        time("locked_until", tr("Locked until"), item.lockedUntil);
        time("next_attempt_at", tr("Next attempt"), item.nextAttemptAt);
        text("last_error", tr("Last error"), item.lastError);
        text("tx_hash", tr("Transaction"), item.txHash, true);
        text("chain_id", tr("Chain"), item.chainId);
        text("wallet", tr("Wallet"), item.wallet, true);
        text("counterparty", tr("Counterparty"), item.counterparty, true);
    }

    std::vector<Field> all;
};

} // namespace

std::vector<Field> fieldsOf(const WorkItem& item) {
    Fields fields;
    fields.item(item);
    for (Field& field : fieldsOf(item.details)) {
        field.key.prepend(QStringLiteral("details."));
        fields.all.push_back(std::move(field));
    }
    return std::move(fields.all);
}

std::vector<Field> fieldsOf(const QJsonObject& evidence) {
    std::vector<Field> fields;
    for (auto it = evidence.begin(); it != evidence.end(); ++it)
        fields.push_back({it.key(), it.key(), jsonText(it.value()), false, {}, {}});
    return fields;
}

int FieldTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString FieldTable::keyOf(const Field& row) const {
    return row.key;
}

QString FieldTable::columnTitle(int column) const {
    switch (column) {
    case Name:
        return tr("Field");
    case Value:
        return tr("Value");
    default:
        return {};
    }
}

QVariant FieldTable::cell(const Field& row, int column, int role) const {
    if (column == Name)
        return role == Qt::DisplayRole ? QVariant(row.name) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return row.value;
    case MonospaceRole:
        return row.monospace;
    case AtRole:
        return atRole(row.at);
    case MoneyRole:
        return row.money ? moneyRole(row.money) : QVariant();
    default:
        return {};
    }
}

} // namespace countersign
