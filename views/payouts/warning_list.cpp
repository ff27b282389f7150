// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/warning_list.h"

#include "views/format.h"
#include "views/payouts/destination_pair.h"
#include "views/payouts/payout_words.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
WarningList::WarningList(const std::vector<PayoutCheck>& checks, QWidget* parent)
    : Card(parent) {
    setTone(Tone::Warning);
    for (const CheckWords& words : checkWords(checks))
        addWarning(words.text, words.lookAlike);
    setHeadline(tr("%n thing(s) to look at first: tick each when you have", nullptr,
                   static_cast<int>(boxes_.size())));
    setVisible(!checks.empty());
}

void WarningList::addWarning(const QString& text, const PayoutCheck* lookAlike) {
    auto* row = new QHBoxLayout;
    row->setSpacing(spaceS);
    auto* box = new QCheckBox(this);
    box->setAccessibleName(safeLine(text));
    auto* words = new PlainLabel(text, this);
    words->setWrapping();
    words->setBuddy(box);
    auto* column = new QVBoxLayout;
    column->setSpacing(spaceXs);
    column->addWidget(words);
    if (lookAlike)
        column->addWidget(
            new DestinationPair(lookAlike->evidence.value(QStringLiteral("destination")).toString(),
                                lookAlike->evidence.value(QStringLiteral("known")).toString(), this));
    row->addWidget(box, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    body()->addLayout(row);
    boxes_.push_back(box);
    connect(box, &QCheckBox::toggled, this, &WarningList::changed);
}

int WarningList::open() const {
    return static_cast<int>(
        std::count_if(boxes_.begin(), boxes_.end(), [](const QCheckBox* box) { return !box->isChecked(); }));
}

void WarningList::setLocked(bool locked) {
    for (QCheckBox* box : boxes_)
        box->setEnabled(!locked);
}

} // namespace countersign
