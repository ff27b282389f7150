// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/field_grid.h"

#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/value_text.h"

#include <QGridLayout>

namespace countersign {
namespace {

constexpr int nameWidthPx = 106;
constexpr int rowGap = 5;

} // namespace

FieldGrid::FieldGrid(QWidget* parent)
    : QWidget(parent)
    , grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(spaceS);
    grid_->setVerticalSpacing(rowGap);
    grid_->setColumnStretch(1, 1);
    setNameWidth(nameWidthPx);
}

void FieldGrid::setNameWidth(int px) {
    grid_->setColumnMinimumWidth(0, px);
}

void FieldGrid::add(int row) {
    auto* name = new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this);
    auto* value = new ValueText(this);
    grid_->addWidget(name, row, 0, Qt::AlignTop);
    grid_->addWidget(value, row, 1);
    names_.push_back(name);
    values_.push_back(value);
}

void FieldGrid::setRows(const std::vector<FieldRow>& rows) {
    if (rows == rows_)
        return;
    while (names_.size() < rows.size())
        add(static_cast<int>(names_.size()));
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const bool used = i < rows.size();
        names_[i]->setVisible(used);
        values_[i]->setVisible(used);
        if (!used)
            continue;
        names_[i]->setShown(rows[i].name);
        values_[i]->setValue(rows[i].value.isEmpty() ? QStringLiteral("—") : rows[i].value);
        values_[i]->setMono(rows[i].mono);
        values_[i]->setTone(rows[i].tone);
        values_[i]->setAccessibleName(rows[i].name + u' ' + rows[i].value);
    }
    rows_ = rows;
}

} // namespace countersign
