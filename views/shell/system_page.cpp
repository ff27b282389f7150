// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/system_page.h"

#include "models/domain/payout_turn.h"
#include "models/feeds/finding_feed.h"
#include "models/feeds/health_feed.h"
#include "models/feeds/identity_feed.h"
#include "models/feeds/payout_feed.h"
#include "models/feeds/system_session.h"
#include "views/dialogs/identity_dialog.h"
#include "views/format.h"
#include "views/shell/sidebar.h"
#include "views/shell/status_line.h"
#include "views/shell/top_bar.h"
#include "views/theme/theme.h"
#include "views/triage/triage_board.h"
#include "views/widgets/board.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/small_parts.h"

#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {

SystemPage::SystemPage(QWidget* parent)
    : ShellPage(parent)
    , trouble_(new InlineBar(this))
    , doubtBar_(new InlineBar(this))
    , stack_(new QStackedWidget(this))
    , missing_(new EmptyPage(this))
    , status_(new StatusLine(this)) {
    addLayout();
    addKeys();
    connect(sidebar(), &Sidebar::boardChosen, this, &SystemPage::openBoard);
    connect(status_, &StatusLine::keysRequested, this, &SystemPage::keysRequested);
    connect(trouble_, &InlineBar::retryPressed, this, &SystemPage::retryRequested);
    connect(doubtBar_, &InlineBar::askedPressed, this, &SystemPage::askAboutIdentity);
    constexpr int countdownMs = 1'000;
    countdown_.setInterval(countdownMs);
    connect(&countdown_, &QTimer::timeout, this, [this] {
        nextTryMs_ = std::max(0, nextTryMs_ - countdown_.interval());
        trouble_->showFailure(failure_, nextTryMs_);
    });
}

void SystemPage::addLayout() {
    place()->addWidget(trouble_);
    place()->addWidget(doubtBar_);
    place()->addWidget(stack_, 1);
    addBelow(status_);
    stack_->addWidget(missing_);
}

void SystemPage::addKeys() {
    const auto onBoard = [this](void (Board::*slot)()) {
        return [this, slot] {
            if (Board* shown = boards_.value(current_))
                (shown->*slot)();
        };
    };
    connect(new QShortcut(QKeySequence(Qt::Key_Slash), this), &QShortcut::activated, this,
            onBoard(&Board::startSearch));
    connect(new QShortcut(QKeySequence(Qt::Key_R), this), &QShortcut::activated, this, onBoard(&Board::act));
    connect(new QShortcut(QKeySequence(Qt::Key_Question), this), &QShortcut::activated, this,
            &SystemPage::keysRequested);
}

void SystemPage::connectTo(SystemSession* session) {
    setFile(session->file());
    setInfo(session->info());
    setBoards(boardsOf(session));
    connect(session, &SystemSession::infoChanged, this, [this, session](const SessionInfo& info) {
        setInfo(info);
        setBoards(boardsOf(session));
    });
    connect(session, &SystemSession::databaseAnswered, this, &SystemPage::setDatabase);
    connect(session, &SystemSession::databaseFailed, this, &SystemPage::showDatabaseFailure);
    connect(session, &SystemSession::databaseRecovered, this, &SystemPage::clearDatabaseFailure);
    connect(session->findings(), &FindingFeed::snapshotReady, this,
            [this](const std::vector<Finding>& findings) { setFindings(findings); });
    connect(session->health(), &HealthFeed::snapshotReady, this, &SystemPage::setHealth);
    connect(this, &SystemPage::retryRequested, session->findings(), &FindingFeed::refresh);
    connectIdentity(session);
    connectPayouts(session);
    setFindings(session->findings()->all());
    setHealth(session->health()->lines());
    if (session->failure())
        showDatabaseFailure(*session->failure(), session->findings()->nextTryMs());
}

void SystemPage::connectIdentity(SystemSession* session) {
    IdentityFeed* identity = session->identity();
    const auto take = [this, identity] {
        if (identity->needsWord())
            showDoubts(identity->facts(), identity->doubts());
        else
            clearDoubts();
    };
    connect(identity, &IdentityFeed::changed, this, take);
    connect(this, &SystemPage::identitySettled, identity,
            [identity, session](const QString& combination, const QString& reason) {
                const SessionInfo& info = session->info();
                identity->settle(combination, reason, info.human.isEmpty() ? info.login : info.human);
            });
    take();
}

void SystemPage::showDoubts(const IdentityFacts& facts, const std::vector<Finding>& doubts) {
    facts_ = facts;
    if (doubts == doubts_)
        return;
    doubts_ = doubts;
    QStringList lines;
    for (const Finding& doubt : doubts_)
        lines += doubt.title + QStringLiteral(". ") + doubt.why + u'.';
    doubtBar_->showAsking(Tone::Bad, tr("Acting is locked: what this system is does not fit together"),
                          lines.join(u'\n'), tr("It is right because…"));
}

void SystemPage::clearDoubts() {
    doubts_.clear();
    doubtBar_->clear();
}

void SystemPage::askAboutIdentity() {
    auto* dialog = new IdentityDialog(file_, facts_, doubts_, window());
    connect(dialog, &IdentityDialog::given, this,
            [this, combination = identityCombination(facts_)](const QString& reason) {
                Q_EMIT identitySettled(combination, reason);
            });
    dialog->open();
}

void SystemPage::connectPayouts(SystemSession* session) {
    if (!session->payouts())
        return;
    connect(session->payouts(), &PayoutFeed::payoutsReady, this,
            [this, session](const std::vector<PayoutSummary>& payouts) {
                const KindPayouts& kind = session->kind().payouts;
                setWaiting(kind.board, waitingFor(readerOf(session->info(), kind), payouts));
            });
}

void SystemPage::setFile(const SystemFile& file) {
    file_ = file;
    top()->setSystem(file);
}

void SystemPage::setInfo(const SessionInfo& info) {
    top()->setInfo(info);
    status_->setInfo(info);
}

void SystemPage::setDatabase(int latencyMs, UnixMs readAt) {
    status_->setDatabase(latencyMs, readAt);
}

void SystemPage::setHealth(const std::vector<HealthLine>& lines) {
    status_->setHealth(lines);
    const auto node = std::find_if(lines.begin(), lines.end(), [](const HealthLine& line) {
        return line.kind == QStringLiteral("rpc") && line.state == HealthState::Good;
    });
    if (node != lines.end())
        top()->setBlock(node->note, node->checkedAt);
}

void SystemPage::setBoards(const std::vector<BoardSpec>& boards) {
    specs_ = boards;
    std::vector<SidebarEntry> entries;
    for (const BoardSpec& board : specs_) {
        const QString keys = board.letter.isEmpty() ? QString() : QStringLiteral("g ") + board.letter;
        entries.push_back({board.key, board.title, keys, board.whyNot});
        if (board.letter.isEmpty() || keys_.contains(board.key))
            continue;
        auto* key = new QShortcut(QKeySequence(QStringLiteral("G, ") + board.letter.toUpper()), this);
        connect(key, &QShortcut::activated, this, [this, name = board.key] { openBoard(name); });
        keys_.insert(board.key, key);
    }
    sidebar()->setBoards(entries);
    const BoardSpec* shown = spec(current_);
    if (!shown && !specs_.empty())
        openBoard(specs_.front().key);
    else if (shown && shown->whyNot.isEmpty() == (stack_->currentWidget() == missing_))
        openBoard(current_); // its data came, or went
}

QStringList SystemPage::boardKeys() const {
    QStringList keys;
    for (const BoardSpec& board : specs_)
        keys += board.key;
    return keys;
}

const BoardSpec* SystemPage::spec(const QString& key) const {
    const auto found =
        std::find_if(specs_.begin(), specs_.end(), [&](const BoardSpec& board) { return board.key == key; });
    return found == specs_.end() ? nullptr : &*found;
}

Board* SystemPage::board(const QString& key) {
    const BoardSpec* wanted = spec(key);
    if (!wanted || !wanted->whyNot.isEmpty())
        return nullptr;
    if (Board* made = boards_.value(key))
        return made;
    Board* made = wanted->make(stack_);
    made->setAccessibleName(wanted->title);
    connect(made, &Board::linkFollowed, this, &SystemPage::follow);
    connect(made, &Board::noteChanged, this, [this, key](const QString& note) { setOwnNote(key, note); });
    boards_.insert(key, made);
    stack_->addWidget(made);
    return made;
}

void SystemPage::openBoard(const QString& key) {
    const BoardSpec* wanted = spec(key);
    if (!wanted)
        return;
    current_ = key;
    sidebar()->setCurrentBoard(key);
    if (Board* shown = board(key)) {
        stack_->setCurrentWidget(shown);
        shown->goTo({}, {});
    } else {
        showMissing(*wanted);
    }
}

void SystemPage::showMissing(const BoardSpec& wanted) {
    missing_->say(
        tr("%1 cannot be shown for this system").arg(wanted.title),
        tr("Why: %1. What the board needs is named by the doctor, with the statement that would mend it:")
            .arg(wanted.whyNot),
        QStringLiteral("countersignctl doctor --system FILE"));
    stack_->setCurrentWidget(missing_);
}

void SystemPage::follow(const QString& boardKey, const QString& subjectKind, const QString& subjectId) {
    openBoard(boardKey);
    if (Board* shown = board(boardKey))
        shown->goTo(subjectKind, subjectId);
}

void SystemPage::takeFocus() {
    if (Board* shown = boards_.value(current_))
        shown->goTo({}, {});
}

void SystemPage::goToFinding(const QString& findingKey) {
    const QString triage = QStringLiteral("triage");
    openBoard(triage);
    if (auto* shown = qobject_cast<TriageBoard*>(board(triage)))
        shown->select(findingKey);
}

void SystemPage::setFindings(const std::vector<Finding>& findings) {
    QMap<QString, int> counts;
    for (const Finding& finding : findings)
        ++counts[finding.board];
    counts.insert(QStringLiteral("triage"), static_cast<int>(findings.size()));
    for (const BoardSpec& board : specs_) {
        if (ownNotes_.contains(board.key))
            continue; // the board itself knows better
        const int count = counts.value(board.key);
        sidebar()->setNote(board.key, count > 0 ? countText(count) : QString());
    }
}

void SystemPage::setOwnNote(const QString& boardKey, const QString& note) {
    ownNotes_.insert(boardKey, note);
    sidebar()->setNote(boardKey, note);
}

void SystemPage::setWaiting(const QString& boardKey, int count) {
    setOwnNote(boardKey, count > 0 ? tr("%n for you", nullptr, count) : QString());
}

void SystemPage::showDatabaseFailure(const Failure& failure, int nextTryMs) {
    failure_ = failure;
    nextTryMs_ = nextTryMs;
    status_->setDatabaseFailed();
    trouble_->showFailure(failure, nextTryMs);
    countdown_.start();
}

void SystemPage::clearDatabaseFailure() {
    countdown_.stop();
    trouble_->clear();
}

} // namespace countersign
