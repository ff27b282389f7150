// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/sheet_view.h"

#include "views/format.h"
#include "views/payouts/line_view.h"
#include "views/payouts/payout_words.h"
#include "views/payouts/warning_list.h"
#include "views/theme/theme.h"
#include "views/widgets/small_parts.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr int mostLinesAtOnce = 8; ///< more scroll
constexpr int widestLineId = 240;
constexpr int octetLines = 12;

std::vector<FieldRow> clocksOf(const PayoutRequest& request) {
    return {{SheetView::tr("Approve by"), momentText(request.approveByMs), false, Tone::Plain},
            {SheetView::tr("Pay by"),
             SheetView::tr("%1 after the last signature").arg(ageText(request.executeWithinMs)), false,
             Tone::Plain},
            {SheetView::tr("Proposed by"),
             SheetView::tr("%1, %2").arg(request.requester, momentText(request.createdMs)), false,
             Tone::Plain},
            {SheetView::tr("Request"), request.id, true, Tone::Plain}};
}

} // namespace

SheetView::SheetView(const SigningSheet& sheet, QWidget* parent)
    : QScrollArea(parent)
    , warnings_(new WarningList(localChecks(sheet.checks), this))
    , octets_(new QPlainTextEdit(this)) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("What you would sign"));
    auto* page = new QWidget;
    page->setProperty("surface", QStringLiteral("window"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, spaceM, 0);
    column->setSpacing(spaceS);
    column->addWidget(makeLines(sheet));
    column->addWidget(warnings_);
    column->addWidget(makeFields(sheet));
    column->addWidget(makeDigest(sheet));
    octets_->setReadOnly(true);
    octets_->setTabChangesFocus(true);
    octets_->setFont(Theme::instance().mono());
    octets_->setPlainText(QString::fromUtf8(sheet.bytes));
    octets_->setAccessibleName(tr("The octets you would sign"));
    octets_->setFixedHeight(octets_->fontMetrics().lineSpacing() * octetLines);
    octets_->hide();
    column->addWidget(octets_);
    column->addStretch(1);
    setWidget(page);
}

QWidget* SheetView::makeLines(const SigningSheet& sheet) {
    auto* view = new LineView(this);
    view->setColumnLimit(PayoutLineTable::Line, widestLineId);
    view->setLines(lineRows(sheet.request.content.lines, localChecks(sheet.checks), sheet.lastPaid));
    const int shown = std::min<int>(static_cast<int>(sheet.request.content.lines.size()), mostLinesAtOnce);
    const int header = view->header()->maximumHeight();
    view->setFixedHeight(header + shown * Theme::instance().rowHeight() + spaceM);
    return view;
}

QWidget* SheetView::makeFields(const SigningSheet& sheet) {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spaceXl);
    auto* left = new FieldGrid(box);
    auto* right = new FieldGrid(box);
    std::vector<FieldRow> fields = requestFields(sheet.request);
    const auto sum = sumOfLines(sheet.request.content);
    const bool equal = sum && *sum == sheet.request.content.total;
    fields.insert(fields.begin() + 1,
                  {tr("Sum of lines"), equal ? tr("equals the total") : tr("is NOT the total"), false,
                   equal ? Tone::Plain : Tone::Bad});
    left->setRows(fields);
    right->setRows(clocksOf(sheet.request));
    row->addWidget(left, 1, Qt::AlignTop);
    row->addWidget(right, 1, Qt::AlignTop);
    return box;
}

QWidget* SheetView::makeDigest(const SigningSheet& sheet) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spaceXs);
    column->addWidget(
        new PlainLabel(tr("Read these to the other person. They must be the same on both screens."),
                       PlainLabel::Face::Body, Tone::Muted, box));
    auto* words = new PlainLabel(sheetWords(sheet).join(QStringLiteral(" · ")), PlainLabel::Face::Title,
                                 Tone::Plain, box);
    words->setWrapping();
    words->setSelectable();
    words->setAccessibleName(tr("Words of the digest: %1").arg(sheetWords(sheet).join(u' ')));
    column->addWidget(words);
    auto* hex = new PlainLabel(sheetDigest(sheet), PlainLabel::Face::Mono, Tone::Muted, box);
    hex->setWrapping();
    hex->setSelectable();
    column->addWidget(hex);
    return box;
}

void SheetView::showOctets(bool shown) {
    octets_->setVisible(shown);
    if (shown)
        QMetaObject::invokeMethod(
            this, [this] { ensureWidgetVisible(octets_); }, Qt::QueuedConnection);
}

} // namespace countersign
