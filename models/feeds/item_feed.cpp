// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/item_feed.h"

#include "models/feeds/row_looks.h"
#include "models/postgres/database_thread.h"

#include <algorithm>

namespace countersign {

struct ItemFeed::Answer {
    ChangeGate gate;
    bool fresh = true; ///< false: the last page still holds, only page.from is new
    ItemPage page;
    QStringList judgedIds;
    std::optional<Result<std::vector<Verdict>>> verdicts; ///< none: not asked for
};

ItemFeed::ItemFeed(DatabaseThread* database, RowLooks* looks, QString itemKind, QObject* parent)
    : Feed(lookEveryMs, parent)
    , database_(database)
    , looks_(looks) {
    query_.itemKind = std::move(itemKind);
    query_.brief = true;
    connect(looks_, &RowLooks::looked, this, [this] {
        if (running() && !judged_.empty())
            publishVerdicts();
    });
}

void ItemFeed::setQuery(const ItemQuery& query) {
    const QString kind = query_.itemKind;
    query_ = query;
    query_.itemKind = kind;
    query_.brief = true;
    ++token_;
    judged_.clear();
    openGate();
    next_.reset();
    loaded_ = 0;
    fetching_ = false;
    fetchAgain_ = false;
    if (running())
        refresh();
}

void ItemFeed::wantVerdicts(const QStringList& ids) {
    const QStringList wanted = ids.mid(0, maxVerdictBatch);
    if (wanted == wanted_)
        return;
    wanted_ = wanted;
    openGate();
    if (running() && !wanted_.isEmpty() && !failing())
        refresh();
}

void ItemFeed::openGate() {
    gate_.open();
    ++gateToken_;
}

void ItemFeed::ask() {
    ItemQuery query = query_;
    query.limit = std::clamp(loaded_, query.limit, std::max(query.limit, maxLiveRows));
    database_->ask<Answer>(
        this,
        [query, wanted = wanted_, gate = gate_,
         pace = time().pace](SystemGateway& gateway) mutable -> Result<Answer> {
            if (gate.nothingNew(gateway, pace)) {
                Answer same{gate, false, {}, {}, {}};
                same.page.from = gateway.now();
                return same;
            }
            auto page = gateway.page(query, std::nullopt);
            if (!page)
                return page.failure();
            Answer answer{gate, true, std::move(page).value(), wanted, {}};
            if (!wanted.isEmpty())
                answer.verdicts = gateway.verdicts(query.itemKind, wanted);
            return answer;
        },
        [this, token = token_, gateToken = gateToken_](const Result<Answer>& answer) {
            // Whatever it says, it is about rows nobody wants to see any more.
            if (token != token_)
                return answer ? answered(answer->page.from) : didFail(answer.failure());
            if (!answer) {
                gate_.open();
                return didFail(answer.failure());
            }
            // Somebody wants more than was asked for then: the next question must read.
            if (gateToken == gateToken_)
                gate_ = answer->gate;
            take(*answer);
        });
}

void ItemFeed::take(const Answer& answer) {
    if (!answer.fresh) {
        last_.from = answer.page.from;
        Q_EMIT firstPageReady(last_);
        wantLooks();
        return answered(answer.page.from);
    }
    last_ = answer.page;
    const int rows = static_cast<int>(answer.page.items.size());
    // Further pages than the live rows keep their own mark; the answer's mark would go back to their start.
    const bool whole = !answer.page.next;
    if (whole || loaded_ <= rows) {
        next_ = answer.page.next;
        loaded_ = rows;
    }
    Q_EMIT firstPageReady(answer.page);
    if (answer.verdicts && !*answer.verdicts) {
        gate_.open();
        return didFail(answer.verdicts->failure());
    }
    if (answer.verdicts)
        takeVerdicts(answer, **answer.verdicts);
    answered(answer.page.from);
    if (fetchAgain_)
        fetchMore();
}

void ItemFeed::takeVerdicts(const Answer& answer, const std::vector<Verdict>& verdicts) {
    QHash<QString, const WorkItem*> rows;
    for (const WorkItem& item : answer.page.items)
        rows.insert(item.id, &item);
    judged_.clear();
    for (size_t i = 0; i < verdicts.size() && i < static_cast<size_t>(answer.judgedIds.size()); ++i) {
        JudgedRow row{answer.judgedIds[static_cast<qsizetype>(i)], verdicts[i], {}};
        const WorkItem* item = rows.value(row.id);
        // The row as it was read may not be the one that was judged a moment later.
        if (item && item->fingerprint == row.fromDatabase.fingerprint)
            row.item = *item;
        judged_.push_back(std::move(row));
    }
    publishVerdicts();
    wantLooks();
}

void ItemFeed::wantLooks() {
    std::vector<WorkItem> asking;
    for (const JudgedRow& row : judged_) {
        if (row.item && restsOnChain(row.fromDatabase, !row.item->txHash.isEmpty()))
            asking.push_back(*row.item);
    }
    looks_->want(asking);
}

void ItemFeed::publishVerdicts() {
    QHash<QString, Verdict> byId;
    for (const JudgedRow& row : judged_) {
        const bool rests = row.item && restsOnChain(row.fromDatabase, !row.item->txHash.isEmpty());
        const auto look = rests ? looks_->lookFor(*row.item) : std::nullopt;
        byId.insert(row.id, look ? combineVerdict(row.fromDatabase, *look) : row.fromDatabase);
    }
    Q_EMIT verdictsReady(byId);
}

void ItemFeed::fetchMore() {
    if (!fetching_ && next_)
        askNext();
}

void ItemFeed::askNext() {
    fetching_ = true;
    fetchAgain_ = false;
    database_->ask<ItemPage>(
        this, [query = query_, mark = next_](SystemGateway& gateway) { return gateway.page(query, mark); },
        [this, token = token_](const Result<ItemPage>& page) {
            if (token != token_)
                return;
            fetching_ = false;
            fetchAgain_ = !page;
            if (!page)
                return;
            next_ = page->next;
            openGate(); // from now on the refresh reads these rows as well
            loaded_ += static_cast<int>(page->items.size());
            Q_EMIT nextPageReady(*page);
        });
}

void ItemFeed::collect() {
    using Refs = std::pair<std::vector<WorkItemRef>, bool>;
    ItemQuery query = query_;
    query.limit = maxPageRows;
    database_->ask<Refs>(
        this,
        [query](SystemGateway& gateway) -> Result<Refs> {
            Refs refs;
            std::optional<PageMark> mark;
            do {
                const auto page = gateway.page(query, mark);
                if (!page)
                    return page.failure();
                for (const WorkItem& item : page->items)
                    refs.first.push_back(item.ref());
                mark = page->next;
            } while (mark && refs.first.size() < static_cast<size_t>(maxCollectedItems));
            refs.second = mark.has_value();
            return refs;
        },
        [this](const Result<Refs>& refs) {
            if (refs)
                Q_EMIT collected(refs->first, refs->second);
            else
                Q_EMIT collectFailed(refs.failure());
        });
}

} // namespace countersign
