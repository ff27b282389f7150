// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/request_facts.h"

#include "views/format.h"
#include "views/payouts/payout_rules.h"
#include "views/payouts/payout_words.h"
#include "views/theme/theme.h"
#include "views/widgets/card.h"
#include "views/widgets/small_parts.h"

#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int factsWidth = 370;
constexpr int agesEveryMs = 1'000;

} // namespace

RequestFacts::RequestFacts(QWidget* parent)
    : QScrollArea(parent)
    , state_(new Card)
    , stateText_(new PlainLabel)
    , fields_(new FieldGrid)
    , clocks_(new FieldGrid)
    , signedTitle_(makeSectionTitle(tr("Signatures")))
    , signed_(new FieldGrid)
    , waiting_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted))
    , checks_(new Card)
    , checkText_(new PlainLabel) {
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(factsWidth);
    setAccessibleName(tr("Facts of the payout"));
    setWidget(makeBody());
    connect(&ages_, &QTimer::timeout, this, [this] {
        if (isVisible() && detail_)
            refreshClocks();
    });
    ages_.start(agesEveryMs);
    showNothing({});
}

QWidget* RequestFacts::makeBody() {
    auto* body = new QWidget(this);
    body->setProperty("surface", QStringLiteral("window"));
    body->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(spaceL, spaceM, spaceL, spaceL);
    column->setSpacing(spaceS);
    stateText_->setWrapping();
    state_->body()->addWidget(stateText_);
    column->addWidget(state_);
    checkText_->setWrapping();
    checks_->setTone(Tone::Warning);
    checks_->body()->addWidget(checkText_);
    column->addWidget(checks_);
    column->addWidget(clocks_);
    column->addWidget(fields_);
    column->addSpacing(spaceXs);
    column->addWidget(signedTitle_);
    column->addWidget(signed_);
    waiting_->setWrapping();
    column->addWidget(waiting_);
    column->addStretch(1);
    return body;
}

void RequestFacts::sayState(const TonedText& words) {
    state_->setTone(words.tone);
    stateText_->setShown(words.text);
    state_->setVisible(!words.text.isEmpty());
}

void RequestFacts::showNothing(const QString& why) {
    detail_.reset();
    sayState({why, Tone::Plain});
    showChecks({});
    for (QWidget* part :
         {static_cast<QWidget*>(fields_), static_cast<QWidget*>(clocks_), static_cast<QWidget*>(signedTitle_),
          static_cast<QWidget*>(signed_), static_cast<QWidget*>(waiting_)})
        part->hide();
}

void RequestFacts::showRequest(const RequestDetail& detail) {
    detail_ = detail;
    sayState(stateWords(detail));
    showChecks(detail.checks);
    fields_->setRows(requestFields(detail.request));
    fields_->show();
    clocks_->show();
    signedTitle_->show();
    signed_->show();
    refreshClocks();
    refreshPeople();
}

void RequestFacts::showPreview(const PayoutPreview& preview) {
    showNothing({});
    sayState(stateWords(preview));
    showChecks(preview.checks);
    std::vector<FieldRow> rows = requestFields(preview.request);
    const PayoutContent& content = preview.request.content;
    const bool equal = preview.lineSum == content.total;
    rows.insert(rows.begin() + 1,
                {tr("Sum of lines"),
                 equal ? tr("equals the total") : moneyText(Money{preview.lineSum, content.currency}), false,
                 equal ? Tone::Plain : Tone::Bad});
    fields_->setRows(rows);
    fields_->show();
}

void RequestFacts::setPeople(const KeyFeed::Snapshot& people) {
    people_ = people;
    refreshPeople();
}

void RequestFacts::refreshClocks() {
    clocks_->setRows(clockFields(*detail_, systemNow()));
    signed_->setRows(decisionFields(detail_->decisions, systemNow()));
}

void RequestFacts::refreshPeople() {
    if (!detail_)
        return;
    waiting_->setVisible(detail_->state == RequestState::Pending && people_.from.everRead());
    const QStringList names = whoMaySign(*detail_, people_);
    waiting_->setShown(names.isEmpty()
                           ? tr("Nobody else could sign it: no other approver has a key in force.")
                           : tr("Could still sign: %1").arg(names.join(QStringLiteral(", "))));
    waiting_->setTone(names.isEmpty() ? Tone::Warning : Tone::Muted);
}

void RequestFacts::showChecks(const std::vector<PayoutCheck>& checks) {
    checks_->setVisible(!checks.empty());
    const std::vector<CheckWords> words = checkWords(checks);
    checks_->setHeadline(tr("%n thing(s) to look at", nullptr, static_cast<int>(words.size())));
    QStringList lines;
    for (const CheckWords& one : words) {
        if (lines.size() == maxChecksShown) {
            lines += tr("and %1 more, at their lines")
                         .arg(countText(static_cast<qint64>(words.size()) - maxChecksShown));
            break;
        }
        lines += safeLine(one.text);
    }
    checkText_->setShown(lines.join(u'\n'));
}

} // namespace countersign
