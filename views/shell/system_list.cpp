// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/system_list.h"

#include "views/format.h"
#include "views/shell/sidebar.h"
#include "views/shell/system_row.h"

#include <QVBoxLayout>

#include <algorithm>

namespace countersign {

SystemList::SystemList(QWidget* parent)
    : QWidget(parent)
    , column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(1);
}

void SystemList::setSystems(const std::vector<SystemSummary>& open, const QString& current) {
    const bool sameRows = std::equal(
        open.begin(), open.end(), open_.begin(), open_.end(),
        [](const SystemSummary& a, const SystemSummary& b) { return a.key == b.key && a.name == b.name; });
    open_ = open;
    current_ = current;
    if (!sameRows)
        rebuild();
    refresh();
}

void SystemList::setKnown(const QStringList& names) {
    if (names == known_)
        return;
    known_ = names;
    rebuild();
    refresh();
}

/// Rows go later: it may be one of them that asked for this.
void SystemList::rebuild() {
    while (QLayoutItem* item = column_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    rows_.clear();
    QStringList openNames;
    if (open_.size() > 1)
        addRow(allSystems.toString(), 0);
    for (size_t i = 0; i < open_.size(); ++i) {
        const int digit = static_cast<int>(i) + 1;
        addRow(open_[i].key, digit <= systemDigits ? digit : -1);
        openNames += open_[i].name;
    }
    int shown = 0;
    for (const QString& name : std::as_const(known_)) {
        if (openNames.contains(name) || ++shown > mostClosedShown)
            continue;
        auto* row = new SidebarRow(name, {}, this);
        row->setFaded(true);
        row->setToolTip(toolTipText(tr("Not open. Press to open %1").arg(name)));
        connect(row, &SidebarRow::clicked, this, [this, name, row] {
            row->setChecked(false); // what is open decides, not the click
            Q_EMIT knownChosen(name);
        });
        column_->addWidget(row);
    }
}

void SystemList::addRow(const QString& key, int digit) {
    auto* row = new SystemRow(digit, this);
    connect(row, &SystemRow::clicked, this, [this, key] {
        refresh(); // what is shown decides which is marked, not the click
        Q_EMIT systemChosen(key);
    });
    connect(row, &SystemRow::closePressed, this, [this, key] { Q_EMIT closeRequested(key); });
    column_->addWidget(row);
    rows_.emplace_back(key, row);
}

void SystemList::refresh() {
    for (const auto& [key, row] : rows_) {
        row->setChecked(key == current_);
        if (key == allSystems)
            row->setAll(open_);
    }
    for (const SystemSummary& system : open_) {
        if (SystemRow* its = row(system.key))
            its->setSystem(system);
    }
}

SystemRow* SystemList::row(const QString& key) const {
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [&](const auto& each) { return each.first == key; });
    return found == rows_.end() ? nullptr : found->second;
}

} // namespace countersign
