// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/board_list.h"

#include "models/feeds/health_feed.h"
#include "models/feeds/ledger_feed.h"
#include "models/feeds/system_session.h"
#include "models/feeds/wallet_feed.h"
#include "views/health/health_board.h"
#include "views/items/item_board.h"
#include "views/ledger/ledger_board.h"
#include "views/payouts/payout_board.h"
#include "views/trail/trail_board.h"
#include "views/triage/triage_board.h"
#include "views/wallets/wallet_board.h"

#include <QCoreApplication>
#include <QLocale>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct BoardWords {
    Q_DECLARE_TR_FUNCTIONS(BoardWords)
};

/// The database's own reason why a board is not offered; empty when it is, or when it has no say.
QString whyNotOf(const SessionInfo& info, const QString& board) {
    for (const Capability& capability : info.capabilities) {
        if (capability.board == board && !capability.offered)
            return capability.whyNot.isEmpty() ? BoardWords::tr("this system has no data for it")
                                               : capability.whyNot;
    }
    return {};
}

/// What the kind's data say why its backend has nothing for \a board; \a otherwise where they don't.
QString whyWithout(const SystemSession* session, const QString& board, const QString& otherwise) {
    const auto& without = session->kind().without;
    const auto found = without.find(board);
    return found == without.end() ? otherwise : found->second.in(QLocale().name());
}

/// Boards are made when first opened: a feed with a slow pace is asked at once, or the board would stay empty
/// until its next round. \a feed may be null.
template<typename Made>
Board* connected(Made* board, SystemSession* session, Feed* feed = nullptr) {
    board->connectTo(session);
    if (feed)
        feed->refresh();
    return board;
}

/// Payouts, keys and the trail live in the contract: without it there is nothing to read.
QString whyNoContract(const SessionInfo& info) {
    return info.mode == AccessMode::LookOnly ? BoardWords::tr("it needs the contract in the database")
                                             : QString();
}

QString whyNoPayouts(const SystemSession* session) {
    const QString board = whyNotOf(session->info(), session->kind().payouts.board);
    return board.isEmpty() ? whyNoContract(session->info()) : board;
}

BoardSpec payoutSpec(SystemSession* session) {
    const KindPayouts& kind = session->kind().payouts;
    return {kind.board, kind.plural.in(QLocale().name()), kind.shortcut, whyNoPayouts(session),
            [session, &kind](QWidget* parent) -> Board* {
                return connected(new PayoutBoard(kind, parent), session);
            }};
}

BoardSpec trailSpec(SystemSession* session) {
    return {QStringLiteral("trail"), BoardWords::tr("Trail"), QStringLiteral("a"),
            whyNoContract(session->info()),
            [session](QWidget* parent) -> Board* { return connected(new TrailBoard(parent), session); }};
}

} // namespace

std::vector<BoardSpec> boardsOf(SystemSession* session) {
    const SessionInfo& info = session->info();
    const auto key = [](const char* text) { return QString::fromLatin1(text); };
    std::vector<BoardSpec> boards;
    boards.push_back(
        {key("triage"), BoardWords::tr("Triage"), key("t"), {}, [session](QWidget* parent) -> Board* {
             return connected(new TriageBoard(parent), session);
         }});
    for (const KindItem& item : session->kind().items) {
        boards.push_back({item.board, item.plural.in(QLocale().name()), item.shortcut,
                          whyNotOf(info, item.board), [session, &item](QWidget* parent) -> Board* {
                              return connected(new ItemBoard(item, parent), session);
                          }});
    }
    const QString noLedger = session->ledger()
                                 ? whyNotOf(info, key("ledger"))
                                 : whyWithout(session, key("ledger"),
                                              BoardWords::tr("the kind of this system describes no ledger"));
    boards.push_back(
        {key("ledger"), BoardWords::tr("Ledger"), key("l"), noLedger, [session](QWidget* parent) -> Board* {
             return connected(new LedgerBoard(parent), session, session->ledger());
         }});
    boards.push_back({key("wallets"), BoardWords::tr("Wallets"), key("w"),
                      session->wallets() ? QString() : BoardWords::tr("the system file names no wallets"),
                      [session](QWidget* parent) -> Board* {
                          return connected(new WalletBoard(parent), session, session->wallets());
                      }});
    if (session->payouts())
        boards.push_back(payoutSpec(session));
    else
        boards.push_back({key("payouts"),
                          BoardWords::tr("Payouts"),
                          key("p"),
                          whyWithout(session, key("payouts"),
                                     BoardWords::tr("the kind of this system describes no payouts")),
                          {}});
    boards.push_back(
        {key("health"), BoardWords::tr("Health"), key("h"), {}, [session](QWidget* parent) -> Board* {
             return connected(new HealthBoard(parent), session, session->health());
         }});
    boards.push_back(trailSpec(session));
    return boards;
}

} // namespace countersign
