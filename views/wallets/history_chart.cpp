// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/proportion.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/wallets/history_view.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr int parts = 10'000; ///< of the axis: amounts become exact integers, never doubles of money
constexpr int topPart = parts * 11 / 10;
constexpr int timeTicks = 7;
constexpr UnixMs leastSpanMs = 60'000;
constexpr UnixMs secondsSpanMs = 10 * 60'000; ///< a shorter axis tells its seconds

} // namespace

/// Owns the chart's pieces through Qt's parents; they are made once and refilled.
struct HistoryView::Private {
    QChart* chart = new QChart;
    QChartView* view = nullptr;
    QLineSeries* line = new QLineSeries;
    QDateTimeAxis* time = new QDateTimeAxis;
    QCategoryAxis* amount = new QCategoryAxis;

    void dress() const {
        const Tokens& tokens = Theme::tokens();
        chart->setBackgroundBrush(tokens.window);
        chart->setPlotAreaBackgroundVisible(false);
        line->setPen(QPen(tokens.accent, 2));
        for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(time), static_cast<QAbstractAxis*>(amount)}) {
            axis->setLabelsBrush(tokens.muted);
            axis->setLabelsFont(Theme::instance().small());
            axis->setGridLinePen(QPen(tokens.line, 1));
            axis->setLinePen(QPen(tokens.lineStrong, 1));
        }
    }

    void mark(const QString& name, const Decimal& value, const Decimal& whole) const {
        amount->append(QStringLiteral("%1 %2").arg(name, decimalText(value)),
                       proportion(value, whole, parts));
    }
};

HistoryView::HistoryView(QWidget* parent)
    : QWidget(parent)
    , d_(std::make_unique<Private>()) {
    d_->chart->legend()->hide();
    d_->chart->setMargins({spaceS, spaceS, spaceL, 0});
    d_->chart->layout()->setContentsMargins(0, 0, 0, 0);
    d_->chart->setBackgroundRoundness(0);
    d_->chart->addSeries(d_->line);
    d_->time->setTickCount(timeTicks);
    d_->amount->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    d_->amount->setRange(0, topPart);
    d_->chart->addAxis(d_->time, Qt::AlignBottom);
    d_->chart->addAxis(d_->amount, Qt::AlignLeft);
    d_->line->attachAxis(d_->time);
    d_->line->attachAxis(d_->amount);
    d_->view = new QChartView(d_->chart, this);
    d_->view->setRenderHint(QPainter::Antialiasing);
    d_->view->setFrameShape(QFrame::NoFrame);
    d_->view->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(d_->view);
    d_->dress();
    connect(&Theme::instance(), &Theme::changed, this, [this] { d_->dress(); });
}

HistoryView::~HistoryView() = default;

void HistoryView::setWallet(const WalletState& wallet) {
    Decimal whole = std::max(wallet.cap, wallet.balance.value_or(Decimal()));
    for (const auto& point : wallet.history)
        whole = std::max(whole, point.balance);
    QList<QPointF> points;
    for (const auto& point : wallet.history)
        points.append(
            {static_cast<qreal>(point.at), static_cast<qreal>(proportion(point.balance, whole, parts))});
    d_->line->replace(points);
    for (const QString& label : d_->amount->categoriesLabels())
        d_->amount->remove(label);
    d_->mark(tr("low"), wallet.low, whole);
    d_->mark(tr("fund"), wallet.fund, whole);
    d_->mark(tr("cap"), wallet.cap, whole);
    const UnixMs until = wallet.history.empty() ? systemNow() : wallet.history.back().at;
    const UnixMs from = wallet.history.empty() ? until : wallet.history.front().at;
    d_->time->setFormat(until - from < secondsSpanMs ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    d_->time->setRange(QDateTime::fromMSecsSinceEpoch(std::min(from, until - leastSpanMs)),
                       QDateTime::fromMSecsSinceEpoch(until));
    setAccessibleName(tr("Balance of %1 over time").arg(wallet.name));
}

void HistoryView::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::tokens().window);
}

} // namespace countersign
