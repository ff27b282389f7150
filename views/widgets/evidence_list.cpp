// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/small_parts.h"

#include <QGridLayout>
#include <QPainter>

namespace countersign {
namespace {

constexpr int markPx = 12;

/// One mark; painted, because check and cross are not in every font.
class MarkWidget : public QWidget {
  public:
    explicit MarkWidget(QWidget* parent)
        : QWidget(parent) {
        setFixedSize(markPx + 4, markPx + 6);
    }

    void setAnswer(Answer answer) {
        answer_ = answer;
        update();
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& tokens = Theme::tokens();
        QPainter painter(this);
        const QRectF box(1, 3, markPx, markPx);
        switch (answer_) {
        case Answer::Yes:
            paintShape(&painter, Shape::Check, box, tokens.good);
            break;
        case Answer::No:
            paintShape(&painter, Shape::Cross, box, tokens.bad);
            break;
        case Answer::NotKnown:
            paintShape(&painter, Shape::Ring, box, tokens.warning);
            break;
        }
    }

  private:
    Answer answer_ = Answer::NotKnown;
};

QString spoken(Answer answer) {
    switch (answer) {
    case Answer::Yes:
        return EvidenceList::tr("holds");
    case Answer::No:
        return EvidenceList::tr("does not hold");
    case Answer::NotKnown:
        return EvidenceList::tr("not known");
    }
    return {};
}

} // namespace

EvidenceList::EvidenceList(QWidget* parent)
    : QWidget(parent)
    , grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(spaceS);
    grid_->setVerticalSpacing(3);
    grid_->setColumnStretch(1, 3);
    grid_->setColumnStretch(2, 2);
}

void EvidenceList::setLines(const std::vector<EvidenceLine>& lines, UnixMs now) {
    while (rows_.size() < lines.size()) {
        Row row{new MarkWidget(this), new PlainLabel({}, this),
                new PlainLabel({}, PlainLabel::Face::Small, Tone::Muted, this)};
        const int at = static_cast<int>(rows_.size());
        row.text->setWrapping();
        row.text->setSelectable();
        row.source->setWrapping();
        grid_->addWidget(row.mark, at, 0, Qt::AlignTop);
        grid_->addWidget(row.text, at, 1, Qt::AlignTop);
        grid_->addWidget(row.source, at, 2, Qt::AlignTop);
        rows_.push_back(row);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const bool used = i < lines.size();
        rows_[i].mark->setVisible(used);
        rows_[i].text->setVisible(used);
        rows_[i].source->setVisible(used);
        if (!used)
            continue;
        const EvidenceLine& line = lines[i];
        static_cast<MarkWidget*>(rows_[i].mark)->setAnswer(line.answer);
        rows_[i].text->setShown(line.text.isEmpty() ? line.check : line.text);
        const QString age = line.at ? QStringLiteral(", ") + agoText(now - *line.at) : QString();
        rows_[i].source->setShown(line.source + age);
        rows_[i].text->setAccessibleName(spoken(line.answer) + QStringLiteral(": ") + line.text);
        rows_[i].text->setToolTip(toolTipText(line.value));
    }
}

} // namespace countersign
