// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/row_looks.h"

#include "models/rpc/chain_looker.h"

#include <algorithm>

namespace countersign {

RowLooks::RowLooks(ChainLooker* chain, const FeedTime& time, QObject* parent)
    : QObject(parent)
    , chain_(chain)
    , time_(time) {}

bool RowLooks::due(const QString& question) const {
    const auto kept = kept_.constFind(question);
    if (kept == kept_.constEnd())
        return true;
    const ChainLook& look = kept->look;
    const bool whole = !look.configured || (look.nodesAnswered > 0 && look.nodesAnswered == look.nodesAsked);
    const UnixMs pause = whole ? lookAgainAfterMs : failedLookAgainAfterMs;
    return time_.now() - kept->askedMs >= time_.ms(static_cast<int>(pause));
}

void RowLooks::want(const std::vector<WorkItem>& items) {
    if (!chain_)
        return;
    forgetOld();
    struct Wish {
        UnixMs askedMs;
        QString question;
        const WorkItem* item;
    };
    std::vector<Wish> wishes;
    QSet<QString> seen = underWay_;
    for (const WorkItem& item : items) {
        const QString question = chain_->questionAbout(item);
        if (seen.contains(question))
            continue;
        seen.insert(question);
        if (due(question))
            wishes.push_back({kept_.value(question).askedMs, question, &item});
    }
    std::stable_sort(wishes.begin(), wishes.end(),
                     [](const Wish& a, const Wish& b) { return a.askedMs < b.askedMs; });
    const qsizetype room = std::min<qsizetype>(maxLooksPerWish, maxLooksUnderWay - underWay_.size());
    for (qsizetype i = 0; i < room && i < static_cast<qsizetype>(wishes.size()); ++i)
        ask(wishes[static_cast<size_t>(i)].question, *wishes[static_cast<size_t>(i)].item);
}

void RowLooks::ask(const QString& question, const WorkItem& item) {
    underWay_.insert(question);
    chain_->look(this, item, [this, question, askedMs = time_.now()](const ChainLook& look) {
        underWay_.remove(question);
        kept_.insert(question, {look, askedMs});
        Q_EMIT looked();
    });
}

void RowLooks::forgetOld() {
    if (kept_.size() <= maxKeptLooks)
        return;
    const UnixMs tooOld = time_.now() - time_.ms(static_cast<int>(lookAgainAfterMs));
    kept_.removeIf([tooOld](const QHash<QString, Kept>::iterator kept) { return kept->askedMs <= tooOld; });
}

std::optional<ChainLook> RowLooks::lookFor(const WorkItem& item) const {
    if (!chain_)
        return ChainLook{};
    const auto kept = kept_.constFind(chain_->questionAbout(item));
    if (kept == kept_.constEnd() ||
        time_.now() - kept->askedMs >= time_.ms(static_cast<int>(lookTooOldAfterMs)))
        return std::nullopt;
    return kept->look;
}

} // namespace countersign
