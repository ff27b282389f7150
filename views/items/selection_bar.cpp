// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/selection_bar.h"

#include "models/feeds/feed.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/freshness_label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>

namespace countersign {
namespace {

QString orderText(const QString& title, bool descending) {
    return descending ? SelectionBar::tr("%1, newest first").arg(title)
                      : SelectionBar::tr("%1, oldest first").arg(title);
}

} // namespace

SelectionBar::SelectionBar(const std::vector<KindSort>& sorts, QWidget* parent)
    : QWidget(parent)
    , rows_(new PlainLabel({}, PlainLabel::Face::Small, Tone::Muted, this))
    , order_(makeButton({}, ButtonLook::Link, this))
    , selection_(new PlainLabel({}, PlainLabel::Face::Small, Tone::Plain, this))
    , all_(makeButton({}, ButtonLook::Link, this))
    , fresh_(new FreshnessLabel(staleAfterMs, systemNow, this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spaceM, 1, spaceM, 1);
    row->setSpacing(spaceS);
    row->addWidget(rows_);
    row->addWidget(order_);
    row->addStretch(1);
    row->addWidget(selection_);
    row->addWidget(all_);
    row->addSpacing(spaceS);
    row->addWidget(fresh_);
    auto* menu = new QMenu(this);
    for (const KindSort& sort : sorts) {
        for (const bool descending : {true, false}) {
            const QString text = orderText(sort.title.in(QLocale().name()), descending);
            QAction* action = menu->addAction(
                text, this, [this, key = sort.key, descending] { Q_EMIT orderChosen(key, descending); });
            action->setData(QStringList{sort.key, descending ? QStringLiteral("d") : QStringLiteral("a")});
        }
    }
    for (QPushButton* button : {order_, all_})
        button->setFont(Theme::instance().small());
    order_->setMenu(menu);
    order_->setAccessibleName(tr("Order"));
    order_->setVisible(!sorts.empty());
    connect(all_, &QPushButton::clicked, this, [this] {
        if (collected_ > 0)
            Q_EMIT clearWanted();
        else
            Q_EMIT allWanted();
    });
    connect(fresh_, &FreshnessLabel::staleChanged, this, &SelectionBar::staleChanged);
    if (!sorts.empty())
        setOrder(sorts.front().key, true);
    refresh();
}

void SelectionBar::setOrder(const QString& sortKey, bool descending) {
    const QStringList wanted{sortKey, descending ? QStringLiteral("d") : QStringLiteral("a")};
    for (const QAction* action : order_->menu()->actions()) {
        if (action->data().toStringList() == wanted)
            order_->setText(action->text() + QStringLiteral(" ▾"));
    }
}

void SelectionBar::setShown(int rows, bool more, std::optional<qint64> matching) {
    shown_ = rows;
    more_ = more;
    matching_ = matching;
    refresh();
}

void SelectionBar::setSelected(int rows) {
    selected_ = rows;
    refresh();
}

void SelectionBar::setCollected(int items, bool more) {
    collected_ = items;
    collectedMore_ = more;
    collecting_ = false;
    refresh();
}

void SelectionBar::setCollecting() {
    collecting_ = true;
    refresh();
}

void SelectionBar::setFrom(const Provenance& from) {
    fresh_->setFrom(from);
}

bool SelectionBar::stale() const {
    return fresh_->stale();
}

void SelectionBar::refresh() {
    rows_->setShown(more_ ? tr("%n row(s) loaded, more below", nullptr, shown_)
                          : tr("%n row(s)", nullptr, shown_));
    all_->setVisible(collecting_ || collected_ > 0 || selected_ > 1);
    all_->setEnabled(!collecting_);
    if (collecting_) {
        selection_->setShown(tr("asking which match…"));
        all_->hide();
    } else if (collected_ > 0) {
        selection_->setShown(collectedMore_
                                 ? tr("the first %1 that match are selected").arg(countText(collected_))
                                 : tr("all %1 that match are selected").arg(countText(collected_)));
        all_->setText(tr("only the rows I marked"));
    } else if (selected_ > 1) {
        selection_->setShown(
            matching_ ? tr("%1 selected of %2 that match").arg(countText(selected_), countText(*matching_))
                      : tr("%1 selected of the rows loaded").arg(countText(selected_)));
        all_->setText(matching_ ? tr("select all %1").arg(countText(*matching_))
                                : tr("select all that match"));
    } else {
        selection_->setShown({});
    }
}

} // namespace countersign
