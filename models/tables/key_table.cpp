// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/key_table.h"

#include "models/domain/health.h"
#include "models/tables/words.h"

namespace countersign {

namespace {

constexpr qsizetype shownKeyOctets = 8;

HealthState healthOf(const QString& state) {
    if (state == QStringLiteral("active"))
        return HealthState::Good;
    return state == QStringLiteral("revoked") ? HealthState::Bad : HealthState::Unknown;
}

} // namespace

int KeyTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeyTable::keyOf(const KeyInfo& row) const {
    return QString::fromLatin1(row.key.toHex());
}

QString KeyTable::columnTitle(int column) const {
    switch (column) {
    case Key:
        return tr("Key");
    case Person:
        return tr("Person");
    case State:
        return tr("State");
    case EnrolledAt:
        return tr("Enrolled");
    case By:
        return tr("By");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

QVariant KeyTable::cell(const KeyInfo& row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Key ? keyOf(row) : QString();
    case StateRole:
        return column == State ? QVariant(static_cast<int>(healthOf(row.state))) : QVariant();
    case AtRole:
        return column == EnrolledAt ? atRole(row.enrolledAt) : QVariant();
    case MonospaceRole:
        return column == Key;
    default:
        return {};
    }
}

QString KeyTable::text(const KeyInfo& row, int column) {
    switch (column) {
    case Key:
        return QString::fromLatin1(row.key.left(shownKeyOctets).toHex(' '));
    case Person:
        return row.displayName;
    case State:
        if (row.state == QStringLiteral("active"))
            return tr("in force");
        return row.state == QStringLiteral("revoked") ? tr("revoked") : tr("waits for an admin");
    case EnrolledAt:
        return row.enrolledAt ? isoTime(*row.enrolledAt) : QString();
    case By:
        return row.revokedBy.isEmpty() ? row.activatedBy : row.revokedBy;
    case Reason:
        return row.reason;
    default:
        return {};
    }
}

} // namespace countersign
