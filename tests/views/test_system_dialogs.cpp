// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/board_samples.h"
#include "tests/views/looking.h"
#include "views/dialogs/about_dialog.h"
#include "views/dialogs/connection_dialog.h"
#include "views/dialogs/connection_fields.h"
#include "views/dialogs/keys_dialog.h"
#include "views/dialogs/list_editor.h"
#include "views/dialogs/systems_page.h"
#include "views/dialogs/trial_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace countersign;

namespace {

const QString kind = QStringLiteral("anykind");
const QString address = QStringLiteral("0x52908400098527886E0F7030069827D2169279Ed");

SystemFile whole() {
    SystemFile file = samples::system(Environment::Production);
    file.kind = kind;
    file.database = QStringLiteral("postgresql://ann@db.example:5432/sge?schema=public");
    file.endpoints = {{QStringLiteral("metrics"), QUrl(QStringLiteral("https://api.example/metrics"))}};
    file.rpc[QStringLiteral("1")] = {QUrl(QStringLiteral("https://rpc-1.example")),
                                     QUrl(QStringLiteral("https://rpc-2.example"))};
    file.wallets = {{QStringLiteral("relayer"), QStringLiteral("1"), address, QStringLiteral("ETH"),
                     samples::dec("0.1"), samples::dec("0.2"), samples::dec("0.5")}};
    file.explorerTx = QStringLiteral("https://explorer.example/tx/{tx}");
    file.thresholds[QStringLiteral("intent_stuck_s")] = samples::dec("600");
    return file;
}

/// The field of a list whose accessible name is "Wallet 1, Low".
QLineEdit* field(const QWidget& dialog, const QString& accessibleName) {
    for (auto* each : dialog.findChildren<QLineEdit*>())
        if (each->accessibleName() == accessibleName)
            return each;
    return nullptr;
}

struct Opened {
    explicit Opened(const std::optional<SystemFile>& file)
        : dialog({kind}, file, nullptr) {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
    }
    ConnectionDialog dialog;
    QSignalSpy saved{&dialog, &ConnectionDialog::saveRequested};
    QSignalSpy tested{&dialog, &ConnectionDialog::testRequested};
    void save() const { button(dialog, QStringLiteral("Save"))->click(); }
};

} // namespace

class TestSystemDialogs : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(Theme::Mode::Light); }

    void whatIsReadIsWrittenAgain() {
        Opened opened(whole());
        shoot(opened.dialog, "connection-edit");
        opened.save();
        QCOMPARE(opened.saved.size(), 1);
        QCOMPARE(opened.saved.first().at(0).value<SystemFile>(), whole());
        QCOMPARE(opened.saved.first().at(1).toString(), QString());
    }

    void aPastedPasswordLeavesTheUrl() {
        Opened opened(std::nullopt);
        field(opened.dialog, QStringLiteral("Name"))->setText(QStringLiteral("SGE"));
        auto* url = field(opened.dialog, QStringLiteral("URL"));
        url->setText(QStringLiteral("postgres://ann:s3cret@db.example/sge?schema=public"));
        Q_EMIT url->editingFinished();
        QCOMPARE(url->text(), QStringLiteral("postgres://db.example/sge?schema=public"));
        QVERIFY(shows(opened.dialog, QStringLiteral("The password was moved out of the URL")));
        opened.save();
        QCOMPARE(opened.saved.size(), 1);
        const auto file = opened.saved.first().at(0).value<SystemFile>();
        QCOMPARE(file.database, QStringLiteral("postgres://ann@db.example/sge?schema=public"));
        QCOMPARE(opened.saved.first().at(1).toString(), QStringLiteral("s3cret"));
        QVERIFY(!writeSystemFile(file).contains("s3cret"));
    }

    void aPasswordIsTakenOutEvenWhenTheFieldWasNeverLeft() {
        Opened opened(std::nullopt);
        field(opened.dialog, QStringLiteral("Name"))->setText(QStringLiteral("SGE"));
        field(opened.dialog, QStringLiteral("URL"))
            ->setText(QStringLiteral("postgres://ann:s3cret@db.example/sge"));
        opened.save();
        QCOMPARE(opened.saved.size(), 1);
        QCOMPARE(opened.saved.first().at(0).value<SystemFile>().database,
                 QStringLiteral("postgres://ann@db.example/sge"));
        for (const auto& call : opened.saved)
            QVERIFY(!writeSystemFile(call.at(0).value<SystemFile>()).contains("s3cret"));
    }

    void theComplaintStandsAtItsField_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char* name, const char* text, const char* complaint) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(text)
                                << QString::fromUtf8(complaint);
        };
        row("URL", "mysql://db", "not a PostgreSQL URL");
        row("Wallet 1, Fund", "0.05", "fund must be above low");
        row("Wallet 1, Address", "0x12", "not an address");
        row("Wallet 1, Chain id", "5", "no node for chain");
        row("Endpoint 1, URL", "ftp://api.example", "http");
        row("Node 2, URL", "https://rpc-1.example", "written twice");
        row("Transaction", "https://explorer.example/tx/", "{tx}");
    }
    void theComplaintStandsAtItsField() {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        Opened opened(whole());
        auto* line = field(opened.dialog, name);
        QVERIFY(line);
        line->setText(text);
        opened.save();
        QCOMPARE(opened.saved.size(), 0);
        QVERIFY2(shows(opened.dialog, complaint), qPrintable(complaint));
        QVERIFY(line->property("wrong").toBool());
        line->setText(line->text() + u' ');
        QVERIFY(!line->property("wrong").toBool());
    }

    void linesAreAddedAndRemoved() {
        ListEditor list(
            QStringLiteral("Node"), QStringLiteral("Add a node"),
            {{QStringLiteral("Chain"), {}, {}, 1, false}, {QStringLiteral("URL"), {}, {}, 3, false}}, 2);
        list.show();
        button(list, QStringLiteral("Add a node"))->click();
        QVERIFY2(list.rows().empty(), "a blank line does not count");
        field(list, QStringLiteral("Node 1, Chain"))->setText(QStringLiteral(" 1 "));
        QCOMPARE(list.rows(), std::vector<QStringList>({{QStringLiteral("1"), QString()}}));
        button(list, QStringLiteral("Add a node"))->click();
        QVERIFY2(!button(list, QStringLiteral("Add a node"))->isEnabled(), "no more than the limit");
        list.setRows({});
        QVERIFY(button(list, QStringLiteral("Add a node"))->isEnabled());
    }

    void theTestShowsWhatItFinds() {
        Opened opened(whole());
        auto* test = button(opened.dialog, QStringLiteral("Test"));
        test->click();
        test->click();
        QCOMPARE(opened.tested.size(), 1);
        SessionInfo info;
        info.serverVersion = QStringLiteral("15.18");
        info.databaseName = QStringLiteral("sge");
        info.login = QStringLiteral("ann");
        info.human = QStringLiteral("Ann Lee");
        info.mode = AccessMode::Operator;
        info.contractVersion = 1;
        opened.dialog.trial()->showDatabase(info);
        opened.dialog.trial()->showLines(samples::health());
        QVERIFY(shows(opened.dialog, QStringLiteral("The database answers")));
        opened.dialog.trialFinished();
        QVERIFY(test->isEnabled());
        shoot(opened.dialog, "connection-tested");
        test->click();
        opened.dialog.trial()->showDatabaseFailure({FailureKind::LoginRefused,
                                                    QStringLiteral("the password was refused"),
                                                    QStringLiteral("sge on db.example as ann"),
                                                    QStringLiteral("Type it again"),
                                                    {}});
        opened.dialog.trialFinished();
        shoot(opened.dialog, "connection-refused");
    }

    void whatTheDiskSaysIsShown() {
        Opened opened(whole());
        opened.save();
        opened.dialog.saveFailed({FailureKind::BadInput,
                                  QStringLiteral("another system is already called so"),
                                  QStringLiteral("name"),
                                  QStringLiteral("Give it another name"),
                                  {}});
        QVERIFY(field(opened.dialog, QStringLiteral("Name"))->property("wrong").toBool());
        QVERIFY(button(opened.dialog, QStringLiteral("Save"))->isEnabled());
        opened.dialog.saveFailed({FailureKind::Missing, QStringLiteral("no keyring is running"), {}, {}, {}});
        QVERIFY(shows(opened.dialog, QStringLiteral("no keyring is running")));
    }

    void theSystemsPageGreetsANewcomer() {
        SystemsPage page;
        page.resize(1270, 740);
        page.show();
        QVERIFY(shows(page, QStringLiteral("knows no system yet")));
        QSignalSpy add(&page, &SystemsPage::addRequested);
        button(page, QStringLiteral("Add a system…"))->click();
        QCOMPARE(add.size(), 1);
        shoot(page, "systems-none");
    }

    void theSystemsPageListsAndActs() {
        SystemsPage page;
        page.resize(1270, 740);
        page.show();
        const Failure broken{FailureKind::BadInput,
                             QStringLiteral("other users may write to it"),
                             QStringLiteral("/home/ann/b.system.json"),
                             QStringLiteral("Run: chmod go-w"),
                             {}};
        page.setSystems(
            {{QStringLiteral("/s/a.system.json"), whole()}, {QStringLiteral("/s/b.system.json"), broken}});
        QVERIFY(shows(page, QStringLiteral("2 system(s)")));
        QTRY_VERIFY(shows(page, QStringLiteral("other users may write to it")));
        QVERIFY2(!shows(page, QStringLiteral("knows no system")), "the greeting is gone");
        shoot(page, "systems");
        QSignalSpy opened(&page, &SystemsPage::openRequested);
        QSignalSpy removed(&page, &SystemsPage::removeRequested);
        button(page, QStringLiteral("Open"))->click();
        QCOMPARE(opened.first().first().toString(), QStringLiteral("/s/a.system.json"));
        auto* remove = button(page, QStringLiteral("Remove"));
        remove->click();
        QCOMPARE(removed.size(), 0);
        remove->click();
        QCOMPARE(removed.size(), 1);
    }

    void keysAndAbout() {
        KeysDialog keys({{QStringLiteral("t"), QStringLiteral("Triage")},
                         {QStringLiteral("i"), QStringLiteral("Intents")}},
                        nullptr);
        keys.setAttribute(Qt::WA_DeleteOnClose, false);
        keys.show();
        QVERIFY(shows(keys, QStringLiteral("g i")));
        shoot(keys, "keys");
        AboutDialog about(1, nullptr);
        about.setAttribute(Qt::WA_DeleteOnClose, false);
        about.show();
        QVERIFY(shows(about, QStringLiteral("payment or settlement backend")));
        shoot(about, "about");
    }
};

QTEST_MAIN(TestSystemDialogs)
#include "test_system_dialogs.moc"
