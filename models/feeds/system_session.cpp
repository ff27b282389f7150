// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/system_session.h"

#include "models/domain/payout_turn.h"
#include "models/feeds/action_feed.h"
#include "models/feeds/detail_feed.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/health_feed.h"
#include "models/feeds/identity_feed.h"
#include "models/feeds/info_feed.h"
#include "models/feeds/item_feed.h"
#include "models/feeds/key_desk.h"
#include "models/feeds/key_feed.h"
#include "models/feeds/ledger_feed.h"
#include "models/feeds/payout_feed.h"
#include "models/feeds/row_looks.h"
#include "models/feeds/scan_feed.h"
#include "models/feeds/session_findings.h"
#include "models/feeds/signing_desk.h"
#include "models/feeds/trail_feed.h"
#include "models/feeds/wallet_feed.h"
#include "models/metrics/endpoint_watcher.h"
#include "models/postgres/database_thread.h"
#include "models/rpc/node_chain_looker.h"
#include "models/rpc/node_pool.h"

#include <QTimer>

#include <algorithm>
#include <map>
#include <utility>

namespace countersign {

namespace {

constexpr int restAfterMs = 1'000; ///< a database that is slow to answer must not hold up the chain's nodes
constexpr int paintMs = 50;        ///< for the window to show the first findings

} // namespace

/// Members go in the reverse of this order: feeds first, then what they ask, then the threads, which wait at
/// most for the statement they are running.
struct SystemSession::Private {
    SystemFile file;
    std::shared_ptr<const KindPack> kind;
    SystemPlans plans;
    FeedTime time;
    QString keyMemory;
    QString identityMemory;
    SessionInfo shown;              ///< what the database said, with the lock
    std::optional<Failure> failure; ///< the database is away
    UnixMs failedSince = 0;
    bool restStarted = false;

    std::unique_ptr<DatabaseThread> reader, scanner, actor;
    std::unique_ptr<NodePools> nodes;
    std::unique_ptr<EndpointWatcher> endpoints;
    std::unique_ptr<NodeChainLooker> looker;
    std::unique_ptr<RowLooks> looks; ///< of all item boards: the limits are the nodes'

    std::unique_ptr<IdentityFeed> identity;
    std::unique_ptr<InfoFeed> info;
    std::unique_ptr<FindingFeed> findings;
    std::map<QString, std::unique_ptr<ItemFeed>> items;
    std::unique_ptr<DetailFeed> detail;
    std::unique_ptr<LedgerFeed> ledger;
    std::unique_ptr<WalletFeed> wallets;
    std::unique_ptr<HealthFeed> health;
    std::unique_ptr<ScanFeed> scan;
    std::unique_ptr<ActionFeed> actions;
    std::unique_ptr<PayoutFeed> payouts;
    std::unique_ptr<RequestFeed> request;
    std::unique_ptr<KeyFeed> keys;
    std::unique_ptr<TrailFeed> trail;
    std::unique_ptr<SigningDesk> desk;
    std::unique_ptr<KeyDesk> keyDesk;

    [[nodiscard]] std::unique_ptr<DatabaseThread> thread(const ConnectionPlan& plan) const {
        return std::make_unique<DatabaseThread>(plan, kind, file.thresholds);
    }
    [[nodiscard]] std::unique_ptr<DatabaseThread> readingThread() const;
    /// Another server says what may be done.
    [[nodiscard]] bool actsElsewhere() const { return plans.actElsewhere() && !plans.database.readOnly; }
    void makeSources();
    void makeFeeds();
    void makeDesk();
    void startRest();
    [[nodiscard]] std::vector<Feed*> databaseFeeds() const;
    void publishOwn() const;
    [[nodiscard]] std::vector<HealthLine> databaseLines() const;
    [[nodiscard]] HealthLine readingLine() const;
    [[nodiscard]] HealthLine actingLine() const;
    [[nodiscard]] MaybeMs behindMs() const;
};

std::unique_ptr<DatabaseThread> SystemSession::Private::readingThread() const {
    auto reading = thread(plans.reading());
    if (plans.read)
        reading->fallBackTo(plans.database, time.ms(returnFromFallBackEveryMs));
    return reading;
}

void SystemSession::Private::makeSources() {
    reader = readingThread();
    scanner = readingThread();
    if (actsElsewhere())
        actor = thread(plans.acting());
    if (!file.rpc.empty()) {
        nodes = std::make_unique<NodePools>(file.rpc);
        looker = std::make_unique<NodeChainLooker>(nodes.get(), file.wallets, kind);
    }
    if (!file.endpoints.empty())
        endpoints = std::make_unique<EndpointWatcher>(file.endpoints, kind->endpoints);
}

void SystemSession::Private::makeFeeds() {
    looks = std::make_unique<RowLooks>(looker.get(), time);
    identity = std::make_unique<IdentityFeed>(file, IdentityMemory(identityMemory), endpoints.get(),
                                              nodes.get(), time.now);
    info = std::make_unique<InfoFeed>(reader.get(), actor.get());
    findings = std::make_unique<FindingFeed>(reader.get());
    for (const KindItem& item : kind->items)
        items.emplace(item.kind, std::make_unique<ItemFeed>(reader.get(), looks.get(), item.kind));
    detail = std::make_unique<DetailFeed>(reader.get(), looker.get());
    if (!kind->ledgerSql.isEmpty())
        ledger = std::make_unique<LedgerFeed>(scanner.get());
    if (!file.wallets.empty() && nodes)
        wallets = std::make_unique<WalletFeed>(file.wallets, nodes.get());
    health = std::make_unique<HealthFeed>(reader.get(), endpoints.get(), nodes.get());
    scan = std::make_unique<ScanFeed>(scanner.get(), kind);
    if (scan->empty())
        scan.reset();
    actions = std::make_unique<ActionFeed>(nullptr, looker.get());
    actions->setTime(time);
    makeDesk();
    for (Feed* feed : databaseFeeds())
        feed->setTime(time);
    if (wallets)
        wallets->setTime(time);
}

void SystemSession::Private::makeDesk() {
    trail = std::make_unique<TrailFeed>(scanner.get());
    if (kind->payouts.selectSql.isEmpty())
        return;
    payouts = std::make_unique<PayoutFeed>(reader.get());
    request = std::make_unique<RequestFeed>(reader.get());
    keys = std::make_unique<KeyFeed>(scanner.get());
    desk = std::make_unique<SigningDesk>(nullptr);
    desk->setTime(time);
    keyDesk = std::make_unique<KeyDesk>(desk.get(), file.name, keyMemory);
}

std::vector<Feed*> SystemSession::Private::databaseFeeds() const {
    std::vector<Feed*> feeds{info.get(), findings.get(), detail.get(), health.get()};
    for (const auto& [kindName, feed] : items)
        feeds.push_back(feed.get());
    if (ledger)
        feeds.push_back(ledger.get());
    if (scan)
        feeds.push_back(scan.get());
    feeds.push_back(trail.get());
    if (payouts)
        feeds.insert(feeds.end(), {payouts.get(), request.get(), keys.get()});
    return feeds;
}

/// How old what a standby shows is; none: it is no standby, or nothing was read yet.
MaybeMs SystemSession::Private::behindMs() const {
    const Provenance& newest = findings->newest();
    if (!info->info().onStandby || !newest.everRead())
        return {};
    return std::max(time.now() - newest.readAt, UnixMs(0));
}

HealthLine SystemSession::Private::readingLine() const {
    HealthLine line;
    line.kind = QStringLiteral("database");
    const SessionInfo& session = info->info();
    line.name = session.standIn.isEmpty() ? plans.reading().shown : plans.database.shown;
    const Provenance& newest = findings->newest();
    if (newest.everRead())
        line.goodAt = line.checkedAt = newest.readAt;
    if (failure) {
        line.state = HealthState::Bad;
        line.lastError = englishSentence(*failure);
        return line;
    }
    if (!newest.everRead())
        return line;
    line.state = session.standIn.isEmpty() ? HealthState::Good : HealthState::Warning;
    line.latencyMs = findings->latencyMs();
    QStringList notes;
    if (!session.serverVersion.isEmpty())
        notes << QStringLiteral("PostgreSQL ") + session.serverVersion;
    if (!session.server.isEmpty() && !actsElsewhere())
        notes << QStringLiteral("at ") + session.server;
    if (session.pooled)
        notes << QStringLiteral("through a pooler");
    if (const MaybeMs behind = behindMs())
        notes << QStringLiteral("standby, %1.%2 s behind").arg(*behind / 1000).arg(*behind % 1000 / 100);
    if (!session.standIn.isEmpty())
        notes << QStringLiteral("in place of %1: %2").arg(plans.reading().shown, session.standIn);
    line.note = notes.join(QStringLiteral(", "));
    return line;
}

HealthLine SystemSession::Private::actingLine() const {
    HealthLine line;
    line.kind = QStringLiteral("database");
    line.name = plans.acting().shown;
    line.checkedAt = line.goodAt = info->actorReadAt();
    if (info->actorFailure()) {
        line.state = HealthState::Bad;
        line.lastError = englishSentence(*info->actorFailure());
    } else if (line.goodAt) {
        line.state = HealthState::Good;
        line.note = QStringLiteral("acts go here");
        if (!info->info().server.isEmpty())
            line.note += QStringLiteral(", at ") + info->info().server;
    }
    return line;
}

std::vector<HealthLine> SystemSession::Private::databaseLines() const {
    if (!actsElsewhere())
        return {readingLine()};
    return {readingLine(), actingLine()};
}

void SystemSession::Private::publishOwn() const {
    findings->setOwn(QStringLiteral("session"),
                     sessionFindings(info->info(), failure, failedSince, behindMs()));
    health->setOwn(QStringLiteral("database"), databaseLines());
}

SystemSession::SystemSession(SystemFile file, std::shared_ptr<const KindPack> kind, SystemPlans plans,
                             SessionOptions options, QObject* parent)
    : QObject(parent)
    , d_(std::make_unique<Private>()) {
    d_->file = std::move(file);
    d_->kind = std::move(kind);
    d_->plans = std::move(plans);
    d_->plans.setReadOnly(d_->plans.database.readOnly || options.auditor);
    d_->time.pace = options.pace;
    d_->keyMemory = options.keyMemory.isEmpty() ? KeyDesk::defaultMemory() : options.keyMemory;
    d_->identityMemory = options.identityMemory;
    d_->makeSources();
    d_->makeFeeds();
    connectFeeds();
}

SystemSession::~SystemSession() = default;

void SystemSession::connectFeeds() {
    FindingFeed* findings = d_->findings.get();
    const auto own = [findings](const QString& source) {
        return [findings, source](const std::vector<Finding>& found) { findings->setOwn(source, found); };
    };
    connect(d_->health.get(), &HealthFeed::findingsReady, findings, own(QStringLiteral("health")));
    connect(d_->actions.get(), &ActionFeed::findingsReady, findings, own(QStringLiteral("effects")));
    if (d_->wallets)
        connect(d_->wallets.get(), &WalletFeed::findingsReady, findings, own(QStringLiteral("wallets")));
    if (d_->wallets && d_->request)
        connect(d_->wallets.get(), &WalletFeed::snapshotReady, d_->request.get(), &RequestFeed::setWallets);
    if (d_->scan) {
        connect(d_->scan.get(), &ScanFeed::findingsReady, findings, own(QStringLiteral("scan")));
        connect(d_->scan.get(), &ScanFeed::progressed, d_->health.get(),
                [this](const std::vector<HealthLine>& lines) {
                    d_->health->setOwn(QStringLiteral("scan"), lines);
                });
    }
    if (d_->keyDesk)
        connect(d_->keys.get(), &KeyFeed::snapshotReady, d_->keyDesk.get(),
                [this](const KeyFeed::Snapshot& people) { d_->keyDesk->takeKnown(people.keys); });
    connect(findings, &Feed::failed, this, &SystemSession::databaseDidFail);
    connect(findings, &Feed::recovered, this, &SystemSession::databaseIsBack);
    connect(findings, &FindingFeed::databaseRead, this, [this] {
        d_->publishOwn();
        Q_EMIT databaseAnswered(d_->findings->latencyMs(), d_->findings->newest().readAt);
    });
    connect(d_->info.get(), &InfoFeed::infoChanged, d_->identity.get(), &IdentityFeed::takeInfo);
    connect(d_->info.get(), &InfoFeed::infoChanged, this, &SystemSession::applyInfo);
    connect(d_->identity.get(), &IdentityFeed::findingsReady, findings, own(QStringLiteral("identity")));
    connect(d_->identity.get(), &IdentityFeed::changed, this, &SystemSession::applyInfo);
}

void SystemSession::databaseDidFail(const Failure& failure) {
    if (!d_->failure)
        d_->failedSince = d_->time.now();
    d_->failure = failure;
    d_->publishOwn();
    Q_EMIT databaseFailed(failure, d_->findings->nextTryMs());
}

void SystemSession::databaseIsBack() {
    d_->failure.reset();
    d_->publishOwn();
    // The others need not sit out their own back-off.
    for (Feed* feed : d_->databaseFeeds()) {
        if (feed != d_->findings.get() && feed->running() && feed->failing())
            feed->refresh();
    }
    Q_EMIT databaseRecovered();
}

/// What the database lets this person do, as far as the system is what it should be.
void SystemSession::applyInfo() {
    SessionInfo info = d_->info->info();
    const bool writes = info.mode == AccessMode::Operator || info.mode == AccessMode::Signer;
    const QString lock = writes ? d_->identity->lock() : QString();
    if (!lock.isEmpty())
        info.lockedBecause = info.whyNotAct = lock;
    if (info == d_->shown)
        return;
    d_->shown = info;
    if (!lock.isEmpty())
        d_->actions->cancelBulk();
    // The thread that writes exists only in a session that may write.
    const bool acts =
        info.mayAct() || info.may(QStringLiteral("approver")) || info.may(QStringLiteral("admin"));
    if (acts && !d_->actor)
        d_->actor = d_->thread(d_->plans.acting());
    d_->actions->setActor(info.mayAct() ? d_->actor.get() : nullptr,
                          info.mayAct() ? QString() : info.whyNotAct);
    const int lookMs = info.live ? liveLookEveryMs : lookEveryMs;
    d_->findings->setEvery(lookMs);
    for (const auto& [kind, feed] : d_->items)
        feed->setEvery(lookMs);
    if (d_->desk) {
        d_->desk->setHuman(info.human);
        d_->desk->setActor(acts ? d_->actor.get() : nullptr, acts ? QString() : info.whyNotAct);
        // Before anybody opens their board: the sidebar says how many wait for this person.
        canReadPayouts(info, d_->kind->payouts) ? d_->payouts->start() : d_->payouts->stop();
    }
    d_->publishOwn();
    Q_EMIT infoChanged(info);
}

/// The findings come first: nothing else takes the processor or the server from them, until they are there,
/// or cannot come, or it has taken too long.
void SystemSession::start() {
    d_->findings->start();
    d_->info->start();
    const auto rest = [this] { d_->startRest(); };
    const auto soon = [this, rest] { QTimer::singleShot(d_->time.ms(paintMs), this, rest); };
    connect(d_->findings.get(), &FindingFeed::databaseRead, this, soon, Qt::SingleShotConnection);
    connect(d_->findings.get(), &Feed::failed, this, soon, Qt::SingleShotConnection);
    QTimer::singleShot(d_->time.ms(restAfterMs), this, rest);
}

void SystemSession::Private::startRest() {
    if (std::exchange(restStarted, true))
        return;
    health->start();
    if (endpoints)
        endpoints->start();
    if (nodes)
        nodes->start();
    if (wallets)
        wallets->start();
    if (ledger)
        ledger->start();
    if (scan)
        scan->start();
}

const SystemFile& SystemSession::file() const {
    return d_->file;
}
const KindPack& SystemSession::kind() const {
    return *d_->kind;
}
const SessionInfo& SystemSession::info() const {
    return d_->shown;
}
FeedTime SystemSession::time() const {
    return d_->time;
}
const Provenance& SystemSession::newest() const {
    return d_->findings->newest();
}
const std::optional<Failure>& SystemSession::failure() const {
    return d_->failure;
}
bool SystemSession::connected() const {
    return !d_->failure && d_->findings->newest().everRead();
}

FindingFeed* SystemSession::findings() const {
    return d_->findings.get();
}
ItemFeed* SystemSession::items(const QString& itemKind) const {
    const auto feed = d_->items.find(itemKind);
    return feed == d_->items.end() ? nullptr : feed->second.get();
}
DetailFeed* SystemSession::detail() const {
    return d_->detail.get();
}
LedgerFeed* SystemSession::ledger() const {
    return d_->ledger.get();
}
WalletFeed* SystemSession::wallets() const {
    return d_->wallets.get();
}
IdentityFeed* SystemSession::identity() const {
    return d_->identity.get();
}
HealthFeed* SystemSession::health() const {
    return d_->health.get();
}
ScanFeed* SystemSession::scan() const {
    return d_->scan.get();
}
ActionFeed* SystemSession::actions() const {
    return d_->actions.get();
}
PayoutFeed* SystemSession::payouts() const {
    return d_->payouts.get();
}
RequestFeed* SystemSession::request() const {
    return d_->request.get();
}
SigningDesk* SystemSession::desk() const {
    return d_->desk.get();
}
KeyDesk* SystemSession::keyDesk() const {
    return d_->keyDesk.get();
}
KeyFeed* SystemSession::keys() const {
    return d_->keys.get();
}
TrailFeed* SystemSession::trail() const {
    return d_->trail.get();
}

} // namespace countersign
