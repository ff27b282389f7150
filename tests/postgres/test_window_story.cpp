// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_system.h"
#include "app/demo/pq_link.h"
#include "models/feeds/system_library.h"
#include "models/feeds/system_session.h"
#include "models/tables/roles.h"
#include "views/items/detail_pane.h"
#include "views/items/item_board.h"
#include "views/shell/main_window.h"
#include "views/shell/system_page.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/table_view.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QTest>

using namespace countersign;

namespace {

constexpr int startTimeoutMs = 60'000;
constexpr int soonMs = 40'000; ///< generous: two busy cores
constexpr double pace = 4;     ///< back-offs in a quarter of their time

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

/// The whole window on the live demo, driven by keys and buttons: a retry seen through to its end, and a
/// database that goes away under it.
class TestWindowStory : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase();
    void aStuckIntentIsRetriedAndConfirmed();
    void theDatabaseGoesAndComesBack();
    void cleanupTestCase();

  private:
    void startBackend();
    [[nodiscard]] QString anOrphan();
    [[nodiscard]] InlineBar* trouble() const;
    [[nodiscard]] QPushButton* retryButton() const {
        return button(board_->detail(), QStringLiteral("Retry…"));
    }

    std::unique_ptr<DemoSystem> system_;
    QProcess backend_;
    DemoAccess access_;
    std::unique_ptr<MainWindow> window_; ///< its session closes before the database does
    ItemBoard* board_ = nullptr;
};

void TestWindowStory::initTestCase() {
    DemoOptions options;
    options.historyIntents = 500;
    auto made = DemoSystem::make(options, [](const QString&) { return true; });
    QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
    system_ = std::move(*made);
    startBackend();
    const auto file = readSystemFile(access_.systemFile, builtInKinds());
    QVERIFY(file.ok());
    auto plan = planConnection(file->database, file->allowWeakTls, false);
    QVERIFY(plan.ok());
    plan->password = access_.people.front().password;
    auto kind = loadBuiltInKind(file->kind);
    QVERIFY(kind.ok());
    window_ = std::make_unique<MainWindow>();
    window_->openSystem(std::make_unique<SystemSession>(*file, std::make_shared<const KindPack>(*kind), *plan,
                                                        SessionOptions{false, pace}));
    window_->show();
    window_->session()->start();
    const QString intents = QStringLiteral("intents");
    QTRY_VERIFY_WITH_TIMEOUT(window_->page()->board(intents), startTimeoutMs);
    window_->page()->openBoard(intents);
    board_ = qobject_cast<ItemBoard*>(window_->page()->board(intents));
    QVERIFY(board_);
}

void TestWindowStory::startBackend() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PGPASSWORD"), system_->backendPassword());
    backend_.setProcessEnvironment(environment);
    backend_.start(QStringLiteral(DEMO_BACKEND),
                   {QStringLiteral("--database"), system_->backendUrl(), QStringLiteral("--speed"),
                    QStringLiteral("20"), QStringLiteral("--rate"), QStringLiteral("0"),
                    QStringLiteral("--until-eof")});
    QTRY_VERIFY_WITH_TIMEOUT(backend_.canReadLine(), startTimeoutMs);
    const QJsonObject said = QJsonDocument::fromJson(backend_.readLine()).object();
    const auto port = [&](const char* name) {
        return static_cast<quint16>(said.value(QLatin1String(name)).toInt());
    };
    auto access = system_->openTo({port("metricsPort"), port("healthPort"), port("rpcPort")});
    QVERIFY(access.ok());
    access_ = *access;
}

QString TestWindowStory::anOrphan() {
    auto link = PqLink::open(access_.adminUrl, access_.adminPassword);
    if (!link)
        return {};
    const auto rows = link->query(
        QStringLiteral(
            "SELECT subject_id FROM countersign.finding WHERE detector = 'intent.orphan' ORDER BY 1 LIMIT 1"),
        {});
    return rows && !rows->empty() ? rows->at(0, 0) : QString();
}

InlineBar* TestWindowStory::trouble() const {
    for (InlineBar* bar : window_->findChildren<InlineBar*>()) {
        if (bar->isVisible())
            return bar;
    }
    return nullptr;
}

void TestWindowStory::aStuckIntentIsRetriedAndConfirmed() {
    const QString id = anOrphan();
    QVERIFY(!id.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(board_->view()->model()->rowCount() > 0, soonMs);
    board_->goTo(QStringLiteral("intent"), id);
    QTRY_VERIFY_WITH_TIMEOUT(board_->detail()->mayRetry() && board_->detail()->item()->id == id, soonMs);
    // The list says the same, with the chain's half in it.
    const auto verdictCell = [&] {
        const QModelIndex row = board_->view()->currentIndex();
        for (int column = 0; column < row.model()->columnCount(); ++column) {
            if (row.siblingAtColumn(column).data(VerdictRole).isValid())
                return row.siblingAtColumn(column);
        }
        return QModelIndex();
    };
    QTRY_COMPARE_WITH_TIMEOUT(verdictCell().data().toString(), QStringLiteral("SAFE"), soonMs);

    board_->view()->setFocus();
    QTest::keyClick(board_->view(), Qt::Key_R);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget* dialog = QApplication::activeModalWidget();
    QPushButton* press = button(dialog, QStringLiteral("Retry this"));
    QVERIFY(press && !press->isEnabled()); // not without a reason
    QTRY_VERIFY(dialog->focusWidget());
    QTest::keyClicks(dialog->focusWidget(), QStringLiteral("the worker lost it"));
    QTRY_VERIFY_WITH_TIMEOUT(press->isEnabled(), soonMs);
    QTest::mouseClick(press, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shows(dialog, QStringLiteral("CONFIRMED after")), soonMs);
    QVERIFY(shows(dialog, QStringLiteral("Picked up after")));
    dialog->close();
    QTRY_VERIFY(!QApplication::activeModalWidget());
    // It needs nobody any more, and stays to be looked at.
    QCOMPARE(board_->detail()->item()->id, id);
    QVERIFY(shows(board_->detail(), QStringLiteral("Picked up after")));
    QTRY_COMPARE_WITH_TIMEOUT(board_->detail()->item()->rawState, QStringLiteral("CONFIRMED"), soonMs);
    QTRY_VERIFY_WITH_TIMEOUT(!retryButton()->isEnabled(), soonMs); // it is settled now
}

void TestWindowStory::theDatabaseGoesAndComesBack() {
    const QString id = anOrphan();
    board_->goTo(QStringLiteral("intent"), id);
    QTRY_VERIFY_WITH_TIMEOUT(board_->detail()->mayRetry() && board_->detail()->item()->id == id, soonMs);
    const QModelIndex row = board_->view()->currentIndex();
    QVERIFY(!row.data(StaleRole).toBool());
    QVERIFY(!trouble());

    system_->cluster().stop();
    QTRY_VERIFY_WITH_TIMEOUT(trouble(), soonMs);
    QTRY_VERIFY_WITH_TIMEOUT(!retryButton()->isEnabled(), soonMs);
    QTRY_VERIFY_WITH_TIMEOUT(board_->view()->currentIndex().data(StaleRole).toBool(), soonMs);
    QVERIFY2(retryButton()->toolTip().contains(QStringLiteral("too old")),
             qPrintable(retryButton()->toolTip()));
    QVERIFY(board_->view()->model()->rowCount() > 0); // the last data stay

    const Status up = system_->cluster().restart();
    QVERIFY2(up.ok(), up ? "" : qPrintable(englishSentence(up.failure())));
    QTRY_VERIFY_WITH_TIMEOUT(!trouble(), soonMs);
    QTRY_VERIFY_WITH_TIMEOUT(!board_->view()->currentIndex().data(StaleRole).toBool(), soonMs);
    QTRY_VERIFY_WITH_TIMEOUT(board_->detail()->mayRetry(), soonMs);
}

void TestWindowStory::cleanupTestCase() {
    window_.reset();
    backend_.closeWriteChannel();
    QVERIFY(backend_.waitForFinished(soonMs));
}

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    TestWindowStory test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_window_story.moc"
