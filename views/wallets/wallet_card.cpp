// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wallets/wallet_card.h"

#include "models/feeds/wallet_feed.h"
#include "views/failure_text.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/wallets/band_bar.h"
#include "views/wallets/wallet_words.h"
#include "views/widgets/buttons.h"
#include "views/widgets/freshness_label.h"
#include "views/widgets/plain_label.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int markSize = 11;

} // namespace

WalletCard::WalletCard(QWidget* parent)
    : QFrame(parent)
    , name_(new PlainLabel({}, PlainLabel::Face::Strong, Tone::Plain, this))
    , state_(new PlainLabel({}, this))
    , balance_(new PlainLabel({}, PlainLabel::Face::Title, Tone::Plain, this))
    , band_(new BandBar(this))
    , runway_(new PlainLabel({}, this))
    , fresh_(new FreshnessLabel(walletStaleAfterMs, systemNow, this))
    , source_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Muted, this))
    , address_(new PlainLabel({}, PlainLabel::Face::Mono, Tone::Plain, this))
    , failure_(new PlainLabel({}, PlainLabel::Face::Body, Tone::Bad, this)) {
    setFocusPolicy(Qt::StrongFocus);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(spaceL, spaceM, spaceL, spaceM);
    rows->setSpacing(spaceXs);

    auto* head = new QHBoxLayout;
    head->setSpacing(spaceS);
    head->addWidget(name_);
    head->addSpacing(markSize + spaceXs); // the state's shape is painted here
    head->addWidget(state_);
    head->addStretch(1);
    head->addWidget(balance_);
    rows->addLayout(head);
    rows->addWidget(band_);

    auto* facts = new QHBoxLayout;
    facts->setSpacing(spaceS);
    facts->addWidget(runway_);
    facts->addStretch(1);
    facts->addWidget(source_);
    facts->addWidget(fresh_);
    rows->addLayout(facts);

    auto* foot = new QHBoxLayout;
    foot->setSpacing(spaceS);
    address_->setSelectable();
    foot->addWidget(address_);
    auto* copy = makeButton(tr("Copy address"), ButtonLook::Link, this);
    open_ = makeButton(tr("Open in explorer"), ButtonLook::Link, this);
    open_->hide();
    foot->addWidget(copy);
    foot->addWidget(open_);
    foot->addStretch(1);
    rows->addLayout(foot);
    failure_->setWrapping();
    failure_->hide();
    rows->addWidget(failure_);

    connect(copy, &QPushButton::clicked, this, &WalletCard::copyAddress);
    connect(open_, &QPushButton::clicked, this, &WalletCard::openExplorer);
    connect(fresh_, &FreshnessLabel::staleChanged, this, &WalletCard::showState);
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

void WalletCard::setWallet(const WalletState& wallet) {
    wallet_ = wallet;
    name_->setShown(wallet.name);
    address_->setShown(wallet.address);
    balance_->setShown(wallet.balance ? moneyText({*wallet.balance, wallet.unit}) : tr("never read"));
    runway_->setShown(runwayText(runwayOf(wallet.balance, wallet.history), wallet.unit));
    source_->setShown(wallet.from.source);
    failure_->setVisible(wallet.failure.has_value());
    if (wallet.failure)
        failure_->setShown(failureSentence(*wallet.failure));
    fresh_->setFrom(wallet.from);
    setAccessibleName(tr("Wallet %1, %2, %3").arg(wallet.name, balance_->text(), bandLook(wallet.band).word));
    showState();
}

void WalletCard::showState() {
    const bool stale = fresh_->stale();
    const BandLook look = bandLook(wallet_.band);
    state_->setShown(stale && wallet_.balance ? tr("%1 when last read").arg(look.word) : look.word);
    state_->setTone(stale ? Tone::Muted : look.tone);
    balance_->setTone(stale ? Tone::Muted : Tone::Plain);
    runway_->setTone(stale ? Tone::Muted : Tone::Plain);
    band_->setWallet(wallet_, stale);
    update();
}

void WalletCard::setExplorer(const QString& addressTemplate) {
    explorer_ = addressTemplate;
    open_->setVisible(!explorer_.isEmpty());
}

void WalletCard::setChosen(bool chosen) {
    chosen_ = chosen;
    update();
}

void WalletCard::copyAddress() const {
    QGuiApplication::clipboard()->setText(wallet_.address);
}

void WalletCard::openExplorer() const {
    QString url = explorer_;
    QDesktopServices::openUrl(QUrl(url.replace(
        QStringLiteral("{address}"), QString::fromLatin1(QUrl::toPercentEncoding(wallet_.address)))));
}

void WalletCard::focusInEvent(QFocusEvent* event) {
    QFrame::focusInEvent(event);
    Q_EMIT chosen();
}

void WalletCard::mousePressEvent(QMouseEvent* event) {
    QFrame::mousePressEvent(event);
    setFocus(Qt::MouseFocusReason);
}

void WalletCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_C && event->modifiers() == Qt::NoModifier)
        return copyAddress();
    if (event->key() == Qt::Key_J || event->key() == Qt::Key_Down) {
        Q_EMIT leftBy(1);
        return;
    }
    if (event->key() == Qt::Key_K || event->key() == Qt::Key_Up) {
        Q_EMIT leftBy(-1);
        return;
    }
    QFrame::keyPressEvent(event);
}

void WalletCard::paintEvent(QPaintEvent*) {
    const Tokens& tokens = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(chosen_ ? tokens.accent : tokens.lineStrong, chosen_ && hasFocus() ? 2 : 1));
    painter.setBrush(tokens.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), cornerRadius, cornerRadius);
    const QRectF box(state_->x() - markSize - spaceXs, state_->geometry().center().y() - markSize / 2.0 + 1,
                     markSize, markSize);
    const BandLook look = bandLook(wallet_.band);
    paintShape(&painter, look.shape, box, fresh_->stale() ? tokens.muted : tokens.tone(look.tone));
}

} // namespace countersign
