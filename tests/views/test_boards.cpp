// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/entry_table.h"
#include "models/tables/health_table.h"
#include "models/tables/reference_table.h"
#include "tests/views/board_samples.h"
#include "tests/views/looking.h"
#include "views/health/health_board.h"
#include "views/ledger/ledger_board.h"
#include "views/wallets/wallet_board.h"
#include "views/wallets/wallet_card.h"
#include "views/wallets/wallet_words.h"
#include "views/widgets/table_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

constexpr QSize boardSize(1070, 740);

TableView* table(const QWidget& board, const QString& accessibleName) {
    for (auto* view : board.findChildren<TableView*>())
        if (view->accessibleName() == accessibleName)
            return view;
    return nullptr;
}

void open(QWidget& board) {
    board.resize(boardSize);
    board.show();
    QVERIFY(QTest::qWaitForWindowExposed(&board));
}

} // namespace

class TestBoards : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Mode::Light); }

    void ledgerShowsWhatAZeroHides() {
        LedgerBoard board;
        open(board);
        board.setSnapshot(samples::ledger());
        QVERIFY(shows(board, QStringLiteral("2 reference(s) of book prog_a in USD cancel each other out")));
        QVERIFY(shows(board, QStringLiteral("3, oldest first")));
        shoot(board, "ledger");
        board.setSnapshot(samples::balancedLedger());
        QVERIFY(!shows(board, QStringLiteral("cancel each other out")));
        QVERIFY(shows(board, QStringLiteral("every reference balances")));
        shoot(board, "ledger-balanced");
    }

    void ledgerAsksForTheEntriesOfTheChosenReference() {
        LedgerBoard board;
        open(board);
        QSignalSpy wanted(&board, &LedgerBoard::entriesWanted);
        board.setSnapshot(samples::ledger());
        QCOMPARE(wanted.size(), 0);
        board.goTo(QStringLiteral("reference"), QStringLiteral("PAYOUT/po-77/USDC"));
        QCOMPARE(wanted.size(), 1);
        const auto reference = wanted.first().first().value<ReferenceSum>();
        QCOMPARE(reference.refId, QStringLiteral("po-77"));
        auto* entries = table(board, QStringLiteral("Entries of the chosen reference"));
        board.setEntries(samples::ledger().unbalanced.front(),
                         samples::entriesOf(samples::ledger().unbalanced.front()));
        QCOMPARE(entries->model()->rowCount(), 0); // the answer to another question
        board.setEntries(reference, samples::entriesOf(reference));
        QCOMPARE(entries->model()->rowCount(), 1);
        shoot(board, "ledger-entries");
    }

    void ledgerShowsAmountsThatAreNoNumber() {
        LedgerBoard board;
        open(board);
        QSignalSpy watched(&board, &LedgerBoard::watched);
        board.hide();
        board.show();
        QCOMPARE(watched.size(), 2);
        auto snapshot = samples::ledger();
        BookSum& book = snapshot.books.back();
        book.off = book.without = 1;
        snapshot.unbalanced.push_back({book.book,
                                       QStringLiteral("DEPOSIT"),
                                       QStringLiteral("d8"),
                                       book.sum.currency,
                                       {},
                                       1,
                                       systemNow(),
                                       QStringLiteral("l7")});
        board.setSnapshot(snapshot);
        board.goTo(QStringLiteral("entry"), QStringLiteral("l7"));
        QVERIFY(shows(board, QStringLiteral("Entries of DEPOSIT d8, an amount of which is no number")));
        const ReferenceSum& odd = snapshot.unbalanced.back();
        LedgerEntry entry{odd.book,
                          QStringLiteral("l7"),
                          QStringLiteral("c0042"),
                          odd.currency,
                          {},
                          QStringLiteral("NaN"),
                          odd.refType,
                          odd.refId,
                          odd.firstAt};
        entry.before = Money{samples::dec("20.50"), odd.currency};
        board.setEntries(odd, {entry});
        auto* entries = table(board, QStringLiteral("Entries of the chosen reference"));
        QCOMPARE(entries->model()->index(0, EntryTable::Amount).data().toString(), QStringLiteral("NaN"));
        shoot(board, "ledger-no-number");
    }

    void ledgerKeepsItsSelectionAndFollowsAChange() {
        LedgerBoard board;
        open(board);
        auto snapshot = samples::ledger();
        board.setSnapshot(snapshot);
        board.goTo({}, QStringLiteral("adj1"));
        QSignalSpy wanted(&board, &LedgerBoard::entriesWanted);
        snapshot.unbalanced.erase(snapshot.unbalanced.begin());
        board.setSnapshot(snapshot);
        auto* references = table(board, QStringLiteral("References that do not balance"));
        QCOMPARE(references->currentIndex().row(), 0);
        QCOMPARE(wanted.size(), 0);
        snapshot.unbalanced.front().entries = 2;
        board.setSnapshot(snapshot);
        QCOMPARE(wanted.size(), 1);
    }

    void ledgerSaysWhatFailedAndRecovers() {
        LedgerBoard board;
        open(board);
        board.setSnapshot(samples::ledger());
        board.setFailure({FailureKind::TimedOut,
                          QStringLiteral("the statement took longer than 15 s"),
                          QStringLiteral("database"),
                          {},
                          {}},
                         4000);
        QVERIFY(shows(board, QStringLiteral("the statement took longer")));
        shoot(board, "ledger-failing");
        board.clearFailure();
        QVERIFY(!shows(board, QStringLiteral("the statement took longer")));
    }

    void ledgerGreysOutWhatIsStale() {
        LedgerBoard board;
        open(board);
        auto snapshot = samples::ledger();
        snapshot.from.readAt = systemNow() - ledgerStaleAfterMs - 1;
        board.setSnapshot(snapshot);
        auto* references = table(board, QStringLiteral("References that do not balance"));
        QVERIFY(references->model()->index(0, 0).data(StaleRole).toBool());
        snapshot.from.readAt = systemNow();
        board.setSnapshot(snapshot);
        QVERIFY(!references->model()->index(0, 0).data(StaleRole).toBool());
    }

    void walletsShowBandRunwayAndWholeAddress() {
        WalletBoard board;
        open(board);
        board.setExplorer(QStringLiteral("https://explorer.example/address/{address}"));
        QSignalSpy note(&board, &Board::noteChanged);
        board.setWallets(samples::wallets());
        QCOMPARE(note.last().first().toString(), QStringLiteral("2"));
        QVERIFY(shows(board, QStringLiteral("below low: fund it now")));
        QVERIFY(shows(board, QStringLiteral("0x52908400098527886E0F7030069827D2169279Ed")));
        QVERIFY(shows(board, QStringLiteral("at the last hour's burn of")));
        QVERIFY(shows(board, QStringLiteral("Runway unknown: less than 5 min of history")));
        QVERIFY(shows(board, QStringLiteral("never read")));
        QVERIFY(shows(board, QStringLiteral("History of relayer")));
        shoot(board, "wallets");
    }

    void aWalletsAddressIsCopiedWithOneKey() {
        WalletBoard board;
        open(board);
        board.setWallets(samples::wallets());
        auto* card = board.findChildren<WalletCard*>().at(1);
        card->setFocus();
        QTest::keyClick(card, Qt::Key_C);
        QCOMPARE(QGuiApplication::clipboard()->text(), card->wallet().address);
        QVERIFY(shows(board, QStringLiteral("History of sweep master: none yet")));
    }

    void jAndKMoveBetweenWallets() {
        WalletBoard board;
        open(board);
        board.setWallets(samples::wallets());
        const auto cards = board.findChildren<WalletCard*>();
        cards[0]->setFocus();
        QTest::keyClick(cards[0], Qt::Key_J);
        QTRY_VERIFY(cards[1]->hasFocus());
        QTest::keyClick(cards[1], Qt::Key_K);
        QTRY_VERIFY(cards[0]->hasFocus());
    }

    void aWalletThatGoesTakesItsCardAlong() {
        WalletBoard board;
        open(board);
        board.setWallets(samples::wallets());
        board.goTo(QStringLiteral("wallet"), QStringLiteral("standby"));
        auto fewer = samples::wallets();
        fewer.pop_back();
        board.setWallets(fewer);
        QCOMPARE(board.findChildren<WalletCard*>().size(), 2);
        QVERIFY(shows(board, QStringLiteral("History of relayer")));
        board.setNotOffered(QStringLiteral("no wallets are configured"));
        QVERIFY(shows(board, QStringLiteral("no wallets are configured")));
    }

    void runwayWords() {
        Runway lasts{Runway::Kind::Lasts, 220 * 60'000, 3'600'000, samples::dec("0.03")};
        QCOMPARE(runwayText(lasts, QStringLiteral("ETH")),
                 QStringLiteral("Lasts about 3 h 40 min at the last hour's burn of 0.03 ETH"));
        lasts.spanMs = 20 * 60'000;
        QCOMPARE(runwayText(lasts, QStringLiteral("ETH")),
                 QStringLiteral("Lasts about 3 h 40 min at the burn of the last 20 min, 0.03 ETH"));
    }

    void healthShowsEveryLineAndOneInFull() {
        HealthBoard board;
        open(board);
        QSignalSpy note(&board, &Board::noteChanged);
        board.setLines(samples::health(), {QStringLiteral("database"), systemNow() - 500});
        QVERIFY(shows(board, QStringLiteral("2 of 5 good")));
        QCOMPARE(note.last().first().toString(), QStringLiteral("3"));
        board.goTo(QStringLiteral("endpoint"), QStringLiteral("http://127.0.0.1:8080/healthz"));
        QVERIFY(shows(board, QStringLiteral("Last error")));
        shoot(board, "health");
        board.setFailure({FailureKind::Unreachable, QStringLiteral("no connection"), {}, {}, {}}, 2000);
        QVERIFY(shows(board, QStringLiteral("no connection")));
    }
};

QTEST_MAIN(TestBoards)
#include "test_boards.moc"
