// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/work_item.h"

#include <QByteArray>

namespace countersign {

/// A work item as a table of a million rows keeps it: one run of bytes beside its id. A WorkItem as it is
/// takes four times as much, most of it for fields that are empty. Thread: a value type.
class PackedItem {
  public:
    explicit PackedItem(const WorkItem& item);

    [[nodiscard]] WorkItem item() const;
    [[nodiscard]] const QString& id() const { return id_; }
    /// Whether the two share their bytes; equal ones need not.
    [[nodiscard]] bool isSameAs(const PackedItem& other) const {
        return id_ == other.id_ && bytes_.constData() == other.bytes_.constData();
    }
    bool operator==(const PackedItem&) const = default;

  private:
    QString id_;
    QByteArray bytes_;
    QJsonObject details_;
};

} // namespace countersign
