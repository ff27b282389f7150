// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/pill_row.h"

#include "views/theme/theme.h"
#include "views/widgets/buttons.h"

#include <QButtonGroup>
#include <QHBoxLayout>

namespace countersign {

PillRow::PillRow(QWidget* parent)
    : QWidget(parent)
    , row_(new QHBoxLayout(this))
    , group_(new QButtonGroup(this)) {
    row_->setContentsMargins(0, 0, 0, 0);
    row_->setSpacing(spaceS);
    group_->setExclusive(true);
}

void PillRow::addPill(const QString& key, const QString& title) {
    auto* button = makeButton(title, ButtonLook::Pill, this);
    button->setCheckable(true);
    group_->addButton(button);
    row_->addWidget(button);
    pills_.insert(key, {button, title});
    if (chosen_.isEmpty())
        choose(key);
    connect(button, &QPushButton::clicked, this, [this, key] {
        if (chosen_ == key)
            return;
        chosen_ = key;
        Q_EMIT chosenChanged(key);
    });
}

void PillRow::setCount(const QString& key, const QString& count) {
    const Pill pill = pills_.value(key);
    if (!pill.button)
        return;
    const QString text = count.isEmpty() ? pill.title : pill.title + u' ' + count;
    if (pill.button->text() != text)
        pill.button->setText(text);
}

void PillRow::choose(const QString& key) {
    const Pill pill = pills_.value(key);
    if (!pill.button)
        return;
    chosen_ = key;
    pill.button->setChecked(true);
}

} // namespace countersign
