// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/finding_feed.h"
#include "models/feeds/identity_findings.h"
#include "models/tables/finding_table.h"
#include "models/tables/roles.h"
#include "tests/support/idle_session.h"
#include "tests/support/picture.h"
#include "tests/support/sample_data.h"
#include "views/dialogs/identity_dialog.h"
#include "views/shell/all_systems_page.h"
#include "views/shell/main_window.h"
#include "views/shell/sidebar.h"
#include "views/shell/system_list.h"
#include "views/shell/system_page.h"
#include "views/shell/system_row.h"
#include "views/theme/theme.h"
#include "views/triage/all_triage_board.h"
#include "views/triage/system_strip.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/table_view.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace countersign;

namespace {

constexpr int soonMs = 20'000;
const QString mainnet = QStringLiteral("mainnet");
const QString staging = QStringLiteral("staging");

bool says(const QWidget* window, const QString& words) {
    const auto labels = window->findChildren<PlainLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const PlainLabel* label) {
        return label->isVisible() && label->text().contains(words);
    });
}

SystemSummary summaryOf(const QString& key, const char* name, Environment environment, SystemLink link,
                        int findings, std::optional<Severity> worst) {
    SystemSummary summary;
    summary.key = key;
    summary.name = QString::fromLatin1(name);
    summary.environment = environment;
    summary.link = link;
    summary.findings = findings;
    summary.worst = worst;
    summary.readAt = systemNow() - 600;
    return summary;
}

} // namespace

/// Several systems in one window: the list of them, going from one to the other, and all of them together.
class TestManySystems : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() {
        window_ = std::make_unique<MainWindow>();
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        window_->activateWindow();
    }
    void cleanup() { window_.reset(); }

    void eachIsListedWithItsStateAndItsWorst() {
        openTwo();
        const SystemRow* first = row(mainnet);
        QVERIFY(first && row(staging));
        finds(mainnet, {plainFinding(QStringLiteral("a.b"), Severity::P1, QStringLiteral("i1")),
                        plainFinding(QStringLiteral("c.d"), Severity::P3, QStringLiteral("i2"))});
        QTRY_COMPARE(row(mainnet)->badge(), QStringLiteral("2"));
        QVERIFY(row(mainnet)->accessibleName().contains(QStringLiteral("P1")));
        QVERIFY(row(mainnet)->accessibleName().contains(QStringLiteral("PRODUCTION")));
        QVERIFY(row(mainnet)->accessibleName().contains(QStringLiteral("connecting")));
        window_->roster()->session(staging)->start();
        QTRY_VERIFY_WITH_TIMEOUT(row(staging)->link() == SystemLink::Away, soonMs);
        QVERIFY(row(mainnet)->link() == SystemLink::Opening);
        QCOMPARE(row(allSystems.toString())->text(), QStringLiteral("All systems"));
    }

    void digitsSwitchAndEachKeepsItsPage() {
        openTwo();
        SystemPage* first = window_->page();
        QCOMPARE(first->file().name, QStringLiteral("Harbor mainnet"));
        first->openBoard(QStringLiteral("health"));
        key(Qt::Key_2);
        QCOMPARE(window_->page()->file().name, QStringLiteral("Harbor staging"));
        QCOMPARE(window_->windowTitle(), QStringLiteral("Harbor staging – Countersign"));
        QCOMPARE(window_->grab().toImage().pixelColor(0, 0), Theme::tokens().of(Environment::Staging));
        key(Qt::Key_1);
        QCOMPARE(window_->page(), first);
        QCOMPARE(first->currentBoard(), QStringLiteral("health"));
        QCOMPARE(window_->grab().toImage().pixelColor(0, 0), Theme::tokens().of(Environment::Production));
        key(Qt::Key_9); // nothing there
        QCOMPARE(window_->page(), first);
    }

    void oneInTheBackgroundKeepsItselfToItself() {
        openTwo();
        key(Qt::Key_2);
        window_->roster()->session(mainnet)->start();
        finds(mainnet, {plainFinding(QStringLiteral("a.b"), Severity::P0, QStringLiteral("i1"))});
        QTRY_VERIFY_WITH_TIMEOUT(row(mainnet)->link() == SystemLink::Away, soonMs);
        QVERIFY(!says(window_.get(), QStringLiteral("Harbor mainnet")));
        QVERIFY(!trouble()); // its failure is not this system's
        key(Qt::Key_1);
        QTRY_VERIFY(trouble());
    }

    void oneThatCannotBeOpenedSaysWhyInItsOwnPlace() {
        openTwo();
        const QString broken = QStringLiteral("broken");
        window_->roster()->setOpening(broken, QStringLiteral("broken.system.json"));
        window_->roster()->setUnusable(
            broken, QStringLiteral("broken.system.json"),
            {FailureKind::BadInput, QStringLiteral("\"kind\" is missing"), QStringLiteral("kind"), {}, {}});
        QVERIFY(window_->page()); // still where we were
        QVERIFY(row(broken)->link() == SystemLink::Unusable);
        key(Qt::Key_3);
        QVERIFY(!window_->page());
        QVERIFY(says(window_.get(), QStringLiteral("broken.system.json could not be opened")));
        QVERIFY(trouble());
        keepPicture(window_.get(), QStringLiteral("many-unusable-light"));
        QSignalSpy again(window_.get(), &MainWindow::reopenRequested);
        Q_EMIT trouble()->retryPressed();
        QCOMPARE(again.size(), 1);
        QCOMPARE(again[0][0].toString(), broken);
        // It opens at last, in the same place.
        window_->openSystem(idleSession(QStringLiteral("Mended"), Environment::Development), broken);
        QVERIFY(window_->page());
        QCOMPARE(window_->page()->file().name, QStringLiteral("Mended"));
    }

    void closingGoesToWhatIsLeft() {
        openTwo();
        QSignalSpy none(window_.get(), &MainWindow::systemsRequested);
        key(Qt::Key_W);
        QCOMPARE(window_->page()->file().name, QStringLiteral("Harbor staging"));
        QVERIFY(!row(mainnet));
        QVERIFY(!window_->roster()->session(mainnet));
        QCOMPARE(none.size(), 0);
        key(Qt::Key_W);
        QVERIFY(!window_->page());
        QCOMPARE(none.size(), 1);
    }

    void theCrossInTheListClosesToo() {
        openTwo();
        Q_EMIT row(staging)->closePressed();
        QTRY_VERIFY(!window_->roster()->has(staging));
        QVERIFY(!row(staging));
        QCOMPARE(window_->page()->file().name, QStringLiteral("Harbor mainnet"));
    }

    void allOfThemAreOneQueue() {
        openTwo();
        finds(mainnet, {plainFinding(QStringLiteral("a.b"), Severity::P2, QStringLiteral("i1")),
                        plainFinding(QStringLiteral("same"), Severity::P3, QStringLiteral("i7"))});
        finds(staging, {plainFinding(QStringLiteral("a.b"), Severity::P1, QStringLiteral("i1")),
                        plainFinding(QStringLiteral("same"), Severity::P3, QStringLiteral("i8"))});
        key(Qt::Key_0);
        auto* view = window_->allPage()->board()->findChild<GroupView*>();
        QAbstractItemModel* model = view->model();
        QCOMPARE(model->rowCount(), 4); // a cause is one system's
        QCOMPARE(model->index(0, FindingTable::System).data().toString(), QStringLiteral("Harbor staging"));
        QCOMPARE(model->index(1, FindingTable::System).data().toString(), QStringLiteral("Harbor mainnet"));
        QCOMPARE(model->index(1, FindingTable::System).data(EnvironmentRole).toInt(),
                 static_cast<int>(Environment::Production));
        QVERIFY(model->index(0, 0).data(StaleRole).toBool()); // it never answered
        // Both are told to be in doubt.
        QCOMPARE(window_->allPage()->board()->strip()->chips().size(), size_t(2));
        QVERIFY(
            window_->allPage()->board()->strip()->chips()[0]->state().contains(QStringLiteral("connecting")));
    }

    void aFindingOfAllLeadsToItsSystemsTriage() {
        openTwo();
        finds(mainnet, {plainFinding(QStringLiteral("worse"), Severity::P0, QStringLiteral("i0")),
                        plainFinding(QStringLiteral("a.b"), Severity::P2, QStringLiteral("i1"))});
        key(Qt::Key_0);
        auto* view = window_->allPage()->board()->findChild<GroupView*>();
        QCOMPARE(view->model()->rowCount(), 2);
        view->setCurrentIndex(view->model()->index(1, 0));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(window_->page());
        QCOMPARE(window_->page()->currentBoard(), QStringLiteral("triage"));
        auto* triage = window_->page()->board(QStringLiteral("triage"))->findChild<GroupView*>();
        QCOMPARE(triage->currentIndex().siblingAtColumn(FindingTable::What).data(EmphasisRole).toString(),
                 QStringLiteral("Found by a.b"));
    }

    void anEmptyQueueDoesNotPretend() {
        openTwo();
        key(Qt::Key_0);
        QVERIFY(says(window_.get(), QStringLiteral("Nothing is known to need a human")));
        QVERIFY(says(window_.get(), QStringLiteral("can't be believed just now")));
    }

    void looksTheSameInLightAndDark() {
        window_->openPage(sample::systemFile(), mainnet)->setInfo(sample::operatorSession());
        const std::vector<SystemSummary> systems{
            summaryOf(mainnet, "Harbor mainnet", Environment::Production, SystemLink::Connected, 6,
                      Severity::P0),
            summaryOf(staging, "Polybet polygon", Environment::Production, SystemLink::Connected, 3,
                      Severity::P1),
            summaryOf(QStringLiteral("c"), "Harbor staging", Environment::Staging, SystemLink::Away, 2,
                      Severity::P2),
            summaryOf(QStringLiteral("d"), "Cellframe bridge", Environment::Development, SystemLink::Stale, 0,
                      {}),
            summaryOf(QStringLiteral("e"), "pm.system.json", Environment::Development, SystemLink::Unusable,
                      0, {})};
        window_->setSystems({QStringLiteral("Harbor mainnet"), QStringLiteral("Old testnet")});
        window_->setSummaries(systems);
        MergedFindings merged;
        const char* const keys[] = {"mainnet", "staging", "c"};
        int turn = 0;
        for (Finding finding : sample::findings(systemNow())) {
            finding.system = QString::fromLatin1(keys[turn++ % 3]);
            merged.findings.push_back(finding);
        }
        window_->showSystem(allSystems.toString());
        window_->allPage()->setSystems(systems);
        window_->allPage()->setFindings(merged);
        QVERIFY(says(window_.get(), QStringLiteral("All systems")));
        keepPicture(window_.get(), QStringLiteral("many-all-light"));
        Theme::instance().apply(Theme::Mode::Dark);
        keepPicture(window_.get(), QStringLiteral("many-all-dark"));
        window_->showSystem(mainnet);
        keepPicture(window_.get(), QStringLiteral("many-one-dark"));
        Theme::instance().apply(Theme::Mode::Light);
        keepPicture(window_.get(), QStringLiteral("many-one-light"));
    }

    void aDoubtLocksUntilAPersonSettlesIt() {
        SystemPage* page = window_->openPage(sample::systemFile(), mainnet);
        IdentityFacts facts;
        facts.claimed = Environment::Production;
        facts.databases = {QStringLiteral("system 7231550001119044 payments"),
                           QStringLiteral("countersign:5f0c2b9e-7d1a-4a57-9c0e-2b1c2d3e4f50")};
        facts.nodeChains = {{QStringLiteral("1"), QStringLiteral("1")}};
        facts.apiChain = QStringLiteral("1");
        facts.apiMode = QStringLiteral("mock");
        facts.apiBlock = 19'105'234;
        facts.blockMoves = false;
        facts.seenAs = {QStringLiteral("staging")};
        QVERIFY(!trouble());
        page->showDoubts(facts, identityFindings(facts));
        QVERIFY(trouble());
        QVERIFY(says(window_.get(), QStringLiteral("Acting is locked")));
        QVERIFY(says(window_.get(), QStringLiteral("backend only plays")));
        keepBoth("identity-bar", window_.get());
        QSignalSpy settled(page, &SystemPage::identitySettled);
        QTest::mouseClick(button(trouble(), QStringLiteral("It is right because…")), Qt::LeftButton);
        auto* dialog = qobject_cast<IdentityDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        QVERIFY(says(dialog, QStringLiteral("Which system is this?")));
        QPushButton* press = button(dialog, QStringLiteral("It is right"));
        QVERIFY(press && !press->isEnabled()); // not without a reason, nor without the production's name
        dialog->setReason(QStringLiteral("A rehearsal on a copy, agreed with Bob"));
        QVERIFY(!press->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), sample::systemFile().name);
        QVERIFY(press->isEnabled());
        keepBoth("identity-dialog", dialog);
        QTest::mouseClick(press, Qt::LeftButton);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled[0][0].toString(), identityCombination(facts));
        page->clearDoubts();
        QVERIFY(!trouble());
    }

  private:
    static QPushButton* button(const QWidget* within, const QString& text) {
        for (QPushButton* each : within->findChildren<QPushButton*>()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }

    static void keepBoth(const char* name, QWidget* widget) {
        const QString base = QString::fromLatin1(name);
        keepPicture(widget, base + QStringLiteral("-light"));
        Theme::instance().apply(Theme::Mode::Dark);
        keepPicture(widget, base + QStringLiteral("-dark"));
        Theme::instance().apply(Theme::Mode::Light);
    }

    void openTwo() {
        window_->openSystem(idleSession(QStringLiteral("Harbor mainnet"), Environment::Production), mainnet);
        window_->openSystem(idleSession(QStringLiteral("Harbor staging"), Environment::Staging), staging);
        QVERIFY(window_->page());
    }

    void finds(const QString& key, const std::vector<Finding>& findings) {
        window_->roster()->session(key)->findings()->setOwn(QStringLiteral("test"), findings);
    }

    void key(Qt::Key which) { QTest::keyClick(window_.get(), which, Qt::ControlModifier); }

    /// Of the page that is shown.
    [[nodiscard]] SystemRow* row(const QString& key) const {
        for (SystemList* list : window_->findChildren<SystemList*>()) {
            if (list->isVisible())
                return list->row(key);
        }
        return nullptr;
    }

    [[nodiscard]] InlineBar* trouble() const {
        for (InlineBar* bar : window_->findChildren<InlineBar*>()) {
            if (bar->isVisible())
                return bar;
        }
        return nullptr;
    }

    std::unique_ptr<MainWindow> window_;
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale::c());
    Theme::instance().apply(Theme::Mode::Light);
    TestManySystems test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_many_systems.moc"
