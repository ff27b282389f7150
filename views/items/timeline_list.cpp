// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/timeline_list.h"

#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QDateTime>
#include <QGridLayout>
#include <QPainter>

namespace countersign {
namespace {

constexpr int dotPx = 8;

/// Bad is a cross, an act of a person a filled dot, all else a ring: never by colour alone.
class Dot : public QWidget {
  public:
    explicit Dot(QWidget* parent)
        : QWidget(parent) {
        setFixedSize(dotPx + 6, dotPx + 8);
    }

    void set(const TimelineEntry& entry) {
        bad_ = entry.bad;
        ours_ = entry.what == QStringLiteral("retry") || entry.what == QStringLiteral("refused");
        update();
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = Theme::tokens();
        QPainter painter(this);
        const QRectF box(2, 5, dotPx, dotPx);
        if (bad_)
            paintShape(&painter, Shape::Cross, box, t.bad);
        else
            paintShape(&painter, ours_ ? Shape::Circle : Shape::Ring, box, ours_ ? t.accent : t.muted);
    }

  private:
    bool bad_ = false;
    bool ours_ = false;
};

bool isToday(UnixMs at) {
    return QDateTime::fromMSecsSinceEpoch(at).date() == QDate::currentDate();
}

QString timeText(const MaybeMs& at) {
    if (!at)
        return QStringLiteral("—");
    if (isToday(*at))
        return clockText(*at);
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(*at).date(), QStringLiteral("d MMM")) + u' ' +
           clockText(*at).left(5);
}

} // namespace

TimelineList::TimelineList(QWidget* parent)
    : QWidget(parent)
    , grid_(new QGridLayout(this))
    , none_(new PlainLabel(tr("nothing recorded"), PlainLabel::Face::Body, Tone::Muted, this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(spaceXs);
    grid_->setVerticalSpacing(spaceXs);
    grid_->setColumnStretch(2, 1);
    grid_->addWidget(none_, 0, 0, 1, 3);
}

TimelineList::Row TimelineList::addRow(int at) {
    Row row{new PlainLabel({}, PlainLabel::Face::Small, Tone::Muted, this), new Dot(this),
            new PlainLabel({}, this)};
    row.text->setWrapping();
    row.text->setSelectable();
    grid_->addWidget(row.time, at, 0, Qt::AlignTop);
    grid_->addWidget(row.dot, at, 1, Qt::AlignTop);
    grid_->addWidget(row.text, at, 2, Qt::AlignTop);
    return row;
}

void TimelineList::setEntries(const std::vector<TimelineEntry>& entries) {
    if (entries == entries_ && !rows_.empty())
        return;
    entries_ = entries;
    // The newest are what a person came for.
    const std::size_t skip = entries.size() > maxTimelineShown ? entries.size() - maxTimelineShown : 0;
    none_->setVisible(entries.empty());
    while (rows_.size() < entries.size() - skip)
        rows_.push_back(addRow(static_cast<int>(rows_.size()) + 1));
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool used = i + skip < entries.size();
        rows_[i].time->setVisible(used);
        rows_[i].dot->setVisible(used);
        rows_[i].text->setVisible(used);
        if (!used)
            continue;
        const TimelineEntry& entry = entries[i + skip];
        rows_[i].time->setShown(timeText(entry.at));
        rows_[i].time->setToolTip(entry.at ? momentText(*entry.at) : QString());
        static_cast<Dot*>(rows_[i].dot)->set(entry);
        const QString words = entry.text.isEmpty() ? entry.what : entry.text;
        rows_[i].text->setShown(entry.who.isEmpty() || words.contains(entry.who)
                                    ? words
                                    : words + QStringLiteral(" · ") + entry.who);
        rows_[i].text->setTone(entry.bad ? Tone::Bad : Tone::Plain);
    }
}

} // namespace countersign
