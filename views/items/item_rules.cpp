// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/item_rules.h"

#include "models/feeds/action_feed.h"
#include "views/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct ItemRules {
    Q_DECLARE_TR_FUNCTIONS(ItemRules)
};

QString whyNoAct(const SessionInfo& info, bool stale) {
    if (info.mode == AccessMode::Unknown)
        return ItemRules::tr("Not connected yet.");
    if (info.mode == AccessMode::LookOnly)
        return ItemRules::tr(
            "Look-only: acting needs the contract in the database. Its administrator installs it with "
            "“countersignctl install”.");
    if (info.mode == AccessMode::Auditor)
        return ItemRules::tr("Auditors look and never write.");
    if (!info.mayAct())
        return info.whyNotAct;
    if (stale)
        return ItemRules::tr(
            "What is shown is too old to act on; it becomes possible again with the next answer.");
    return {};
}

} // namespace

QString whyNoRetry(const SessionInfo& info, const Verdict* verdict, bool stale) {
    const QString noAct = whyNoAct(info, stale);
    if (!noAct.isEmpty())
        return noAct;
    if (!verdict)
        return ItemRules::tr("Being judged.");
    if (verdict->mayRetry())
        return {};
    return ItemRules::tr("%1: %2").arg(verdictText(verdict->kind), safeLine(verdict->text));
}

QString whyNoBulk(const SessionInfo& info, int selected, bool stale) {
    const QString noAct = whyNoAct(info, stale);
    if (!noAct.isEmpty())
        return noAct;
    if (selected == 0)
        return ItemRules::tr("Mark rows with x, or hold Ctrl or Shift and click.");
    if (selected > maxBulkItems)
        return ItemRules::tr("At most %1 at once.").arg(countText(maxBulkItems));
    return {};
}

std::vector<WorkState> statesOfPill(const QString& pill) {
    for (const WorkState state :
         {WorkState::Waiting, WorkState::Running, WorkState::Done, WorkState::Failed}) {
        if (pill == workStateName(state))
            return {state};
    }
    return {};
}

QUrl explorerUrl(const QString& urlTemplate, const QString& hash) {
    static const QRegularExpression plausible(QStringLiteral("^[0-9A-Za-z]{16,128}$"));
    if (urlTemplate.isEmpty() || !plausible.match(hash).hasMatch())
        return {};
    QString filled = urlTemplate;
    filled.replace(QStringLiteral("{tx}"), hash);
    const QUrl url(filled, QUrl::StrictMode);
    const bool web = url.scheme() == QStringLiteral("https") || url.scheme() == QStringLiteral("http");
    return web ? url : QUrl();
}

} // namespace countersign
