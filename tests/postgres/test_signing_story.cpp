// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_signers.h"
#include "app/demo/demo_system.h"
#include "models/feeds/payout_feed.h"
#include "models/feeds/signing_desk.h"
#include "models/feeds/system_library.h"
#include "models/feeds/system_session.h"
#include "tests/support/dropping_proxy.h"
#include "views/payouts/payout_board.h"
#include "views/payouts/signing_dialog.h"
#include "views/payouts/warning_list.h"
#include "views/shell/main_window.h"
#include "views/shell/sidebar.h"
#include "views/shell/system_page.h"
#include "views/widgets/plain_label.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

constexpr int startTimeoutMs = 60'000;
constexpr int soonMs = 40'000; ///< generous: two busy cores

QPushButton* button(const QWidget* within, const QString& text) {
    for (QPushButton* each : within->findChildren<QPushButton*>()) {
        if (each->text().startsWith(text))
            return each;
    }
    return nullptr;
}

bool shows(const QWidget* within, const QString& words) {
    for (const PlainLabel* label : within->findChildren<PlainLabel*>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    return false;
}

} // namespace

/// The second person's approval through the window on the live demo, and the answer to it lost on the way.
class TestSigningStory : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void theSidebarSaysHowManyWaitBeforeTheBoardIsOpened();
    void aLostAnswerIsLookedUpAndToldTruly();
    void cleanupTestCase() { window_.reset(); }

  private:
    [[nodiscard]] SigningDialog* openPage();

    std::unique_ptr<DemoSystem> system_;
    std::unique_ptr<DroppingProxy> proxy_;
    std::unique_ptr<MainWindow> window_; ///< its session closes before the database does
    PayoutBoard* board_ = nullptr;
};

void TestSigningStory::initTestCase() {
    DemoOptions options;
    options.historyIntents = 200;
    auto made = DemoSystem::make(options, [](const QString&) { return true; });
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
    system_ = std::move(*made);
    const auto access = system_->openTo({});
    QVERIFY(access.ok());
    const auto file = readSystemFile(access->systemFile, builtInKinds());
    QVERIFY(file.ok());
    QUrl url(file->database);
    proxy_ = std::make_unique<DroppingProxy>(static_cast<quint16>(url.port()));
    url.setPort(proxy_->port());
    auto plan = planConnection(url.toString(), file->allowWeakTls, false);
    QVERIFY(plan.ok());
    plan->password = access->people.front().password;
    auto kind = loadBuiltInKind(file->kind);
    QVERIFY(kind.ok());
    window_ = std::make_unique<MainWindow>();
    window_->openSystem(
        std::make_unique<SystemSession>(*file, std::make_shared<const KindPack>(*kind), *plan,
                                        SessionOptions{false, 1, demoKeyMemory(access->folder)}));
    window_->show();
    window_->session()->start();
}

void TestSigningStory::theSidebarSaysHowManyWaitBeforeTheBoardIsOpened() {
    const auto said = [this] {
        for (const SidebarRow* row : window_->findChildren<SidebarRow*>()) {
            if (row->accessibleName() == QStringLiteral("Payouts, 1 for you"))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(said(), startTimeoutMs);
    QVERIFY2(!window_->findChild<PayoutBoard*>(), "nobody opened it yet");
}

SigningDialog* TestSigningStory::openPage() {
    button(board_, QStringLiteral("Approve…"))->click();
    auto* page = qobject_cast<SigningDialog*>(QApplication::activeModalWidget());
    if (!page)
        return nullptr;
    for (auto* box : page->findChild<WarningList*>()->findChildren<QCheckBox*>())
        box->setChecked(true);
    for (auto* edit : page->findChildren<QLineEdit*>()) {
        if (edit->echoMode() == QLineEdit::Password)
            edit->setText(demoPassphrase);
    }
    return page;
}

void TestSigningStory::aLostAnswerIsLookedUpAndToldTruly() {
    window_->page()->openBoard(QStringLiteral("payouts"));
    board_ = window_->findChild<PayoutBoard*>();
    QVERIFY(board_);
    board_->goTo(QStringLiteral("payout"), demoWaitingPayout);
    const auto* approve = button(board_, QStringLiteral("Approve…"));
    QTRY_VERIFY_WITH_TIMEOUT(approve->isVisible() && approve->isEnabled(), soonMs);
    SigningDialog* page = openPage();
    QVERIFY(page);
    auto* press = button(page, QStringLiteral("Sign and approve"));
    QTRY_VERIFY_WITH_TIMEOUT(press->isEnabled(), soonMs);

    proxy_->loseAnswerTo("countersign.decide(");
    QSignalSpy answers(window_->session()->desk(), &SigningDesk::signedReady);
    press->click();
    // While it is under way nothing else can be signed, and the button says so instead of being refused.
    QVERIFY(!approve->isEnabled());
    QVERIFY2(approve->toolTip().contains(QStringLiteral("under way")), qPrintable(approve->toolTip()));
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, soonMs);
    QVERIFY(proxy_->lost());
    QCOMPARE(answers.front().at(1).value<DeskAnswer>().kind, DeskAnswer::Kind::InDoubt);
    QVERIFY(shows(page, QStringLiteral("may have arrived")));
    QVERIFY(!approve->isEnabled());

    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 2, soonMs);
    QCOMPARE(answers.back().at(1).value<DeskAnswer>().kind, DeskAnswer::Kind::Done);
    QVERIFY(shows(page, QStringLiteral("Signed.")));
    QVERIFY(!window_->session()->desk()->busy());
    page->close();
    // The database has it once, and the board says so.
    QTRY_VERIFY_WITH_TIMEOUT(shows(board_, QStringLiteral("Approved and released")), soonMs);
    QVERIFY(approve->toolTip().contains(QStringLiteral("given your word")));
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    TestSigningStory test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_signing_story.moc"
