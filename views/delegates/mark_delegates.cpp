// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/payout_stage.h"
#include "models/tables/roles.h"
#include "views/delegates/cell_delegate.h"
#include "views/delegates/paint.h"
#include "views/format.h"
#include "views/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace countersign {
namespace {

constexpr int markSize = 11;
constexpr int markGap = 6;
constexpr int chipHeight = 20;
constexpr int chipStripe = 4;
constexpr int chipPadding = 6;

/// A shape and a word: what every state is shown by, so that none rests on colour alone.
struct Marked {
    Shape shape = Shape::Ring;
    QColor colour;
    QString word;
    bool strong = false;
};

void paintMarked(QPainter* painter, const QRect& rect, const Marked& marked, const QColor& ink) {
    const QRectF box(rect.left(), rect.center().y() - markSize / 2.0 + 0.5, markSize, markSize);
    paintShape(painter, marked.shape, box, marked.colour);
    painter->setPen(ink);
    painter->setFont(marked.strong ? Theme::instance().strong() : Theme::instance().body());
    paintLine(painter, rect.adjusted(markSize + markGap, 0, 0, 0), marked.word);
}

int markedWidth(const QString& word) {
    constexpr int slack = 4; // a word cut by a pixel is worse than a wider column
    return markSize + markGap + QFontMetrics(Theme::instance().strong()).horizontalAdvance(word) + slack;
}

Marked markOf(WorkState state, const QString& word) {
    const Tokens& t = Theme::tokens();
    switch (state) {
    case WorkState::Waiting:
        return {Shape::Ring, t.muted, word};
    case WorkState::Running:
        return {Shape::Circle, t.accent, word};
    case WorkState::Done:
        return {Shape::Check, t.good, word};
    case WorkState::Failed:
        return {Shape::Cross, t.bad, word};
    case WorkState::Cancelled:
        return {Shape::Square, t.muted, word};
    case WorkState::Unknown:
        return {Shape::Diamond, t.warning, word};
    }
    return {};
}

Marked markOf(PayoutStage stage, const QString& word) {
    const Tokens& t = Theme::tokens();
    switch (stage) {
    case PayoutStage::YourTurn:
        return {Shape::Diamond, t.accent, word, true};
    case PayoutStage::Pending:
    case PayoutStage::ToPropose:
        return {Shape::Ring, t.muted, word};
    case PayoutStage::Approved:
    case PayoutStage::Executing:
    case PayoutStage::Broadcast:
        return {Shape::Circle, t.accent, word};
    case PayoutStage::Done:
        return {Shape::Check, t.good, word};
    case PayoutStage::Failed:
        return {Shape::Cross, t.bad, word};
    case PayoutStage::Void:
        return {Shape::Triangle, t.warning, word};
    case PayoutStage::Rejected:
    case PayoutStage::Expired:
    case PayoutStage::NotProposed:
        break;
    }
    return {Shape::Square, t.muted, word};
}

Marked markOf(HealthState state, const QString& word) {
    const Tokens& t = Theme::tokens();
    switch (state) {
    case HealthState::Good:
        return {Shape::Check, t.good, word};
    case HealthState::Warning:
        return {Shape::Triangle, t.warning, word};
    case HealthState::Bad:
        return {Shape::Cross, t.bad, word};
    case HealthState::Unknown:
        return {Shape::Ring, t.muted, word};
    }
    return {};
}

Marked markOf(VerdictKind kind, const QString& word) {
    const Tokens& t = Theme::tokens();
    switch (kind) {
    case VerdictKind::Safe:
        return {Shape::Check, t.good, word, true};
    case VerdictKind::Wait:
        return {Shape::Ring, t.warning, word, true};
    case VerdictKind::Unsafe:
        return {Shape::Cross, t.bad, word, true};
    case VerdictKind::Unknown:
        return {Shape::Diamond, t.of(Severity::P1), word, true};
    }
    return {};
}

QString wordOf(const QModelIndex& index, const QString& otherwise) {
    const QString shown = safeLine(index.data(Qt::DisplayRole).toString());
    return shown.isEmpty() ? otherwise : shown;
}

QString stateWord(const QModelIndex& index, StateDelegate::Of of) {
    const int state = index.data(StateRole).toInt();
    if (of == StateDelegate::Of::Payout || of == StateDelegate::Of::Word)
        return wordOf(index, {});
    return of == StateDelegate::Of::Item ? stateText(static_cast<WorkState>(state))
                                         : healthText(static_cast<HealthState>(state));
}

Marked markOf(int state, StateDelegate::Of of, const QString& word) {
    switch (of) {
    case StateDelegate::Of::Item:
        return markOf(static_cast<WorkState>(state), word);
    case StateDelegate::Of::Payout:
        return markOf(static_cast<PayoutStage>(state), word);
    case StateDelegate::Of::Health:
    case StateDelegate::Of::Word:
        break;
    }
    return markOf(static_cast<HealthState>(state), word);
}

} // namespace

void SeverityDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QVariant value = index.data(SeverityRole);
    if (!value.isValid())
        return;
    const auto severity = static_cast<Severity>(value.toInt());
    const QColor colour =
        index.data(StaleRole).toBool() ? Theme::tokens().muted : Theme::tokens().of(severity);
    paintMarked(painter, rect, {shapeOf(severity), colour, severityName(severity), true}, colour);
}

int SeverityDelegate::contentWidth(const QModelIndex&) const {
    return markedWidth(QStringLiteral("P0"));
}

void SystemDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const Tokens& t = Theme::tokens();
    const QString name = safeLine(index.data(Qt::DisplayRole).toString());
    const QVariant environment = index.data(EnvironmentRole);
    const QRect chip(rect.left(), rect.center().y() - chipHeight / 2,
                     std::min(rect.width(), contentWidth(index)), chipHeight);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(t.line);
    painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->fillRect(QRect(chip.left(), chip.top() + 2, chipStripe, chip.height() - 4),
                      environment.isValid() ? t.of(static_cast<Environment>(environment.toInt())) : t.muted);
    painter->setPen(ink(index));
    const QRect words = chip.adjusted(chipStripe + chipPadding, 0, -chipPadding, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(name, Qt::ElideRight, words.width()));
}

int SystemDelegate::contentWidth(const QModelIndex& index) const {
    return CellDelegate::contentWidth(index) + chipStripe + 2 * chipPadding;
}

StateDelegate::StateDelegate(Of of, QObject* parent)
    : CellDelegate(parent)
    , of_(of) {}

void StateDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (!index.data(StateRole).isValid()) {
        CellDelegate::paintContent(painter, rect, index);
        return;
    }
    const int state = index.data(StateRole).toInt();
    const QString word = stateWord(index, of_);
    Marked marked = markOf(state, of_, word);
    if (index.data(StaleRole).toBool())
        marked.colour = Theme::tokens().muted;
    paintMarked(painter, rect, marked, ink(index));
}

int StateDelegate::contentWidth(const QModelIndex& index) const {
    return markedWidth(stateWord(index, of_));
}

void VerdictDelegate::paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const QVariant value = index.data(VerdictRole);
    if (!value.isValid()) {
        painter->setPen(Theme::tokens().muted);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("—"));
        return;
    }
    const auto kind = static_cast<VerdictKind>(value.toInt());
    Marked marked = markOf(kind, wordOf(index, verdictText(kind)));
    if (index.data(RowOnlyRole).toBool()) // half a verdict is shown as half of one
        marked = {Shape::Ring, Theme::tokens().muted, marked.word, false};
    if (index.data(StaleRole).toBool())
        marked.colour = Theme::tokens().muted;
    paintMarked(painter, rect, marked, marked.colour);
}

int VerdictDelegate::contentWidth(const QModelIndex& index) const {
    return markedWidth(wordOf(index, verdictText(VerdictKind::Unknown)));
}

} // namespace countersign
