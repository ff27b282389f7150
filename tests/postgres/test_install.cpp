// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/system_gateway.h"
#include "models/postgres/trail_reader.h"
#include "models/trust/trail.h"
#include "tests/support/test_database.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

/// Install, install again, print and run by psql, look at every board, uninstall.
class TestInstall : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        auto made = TestDatabase::create();
        QVERIFY2(made.ok(), made ? "" : qPrintable(englishSentence(made.failure())));
        db_ = std::move(*made);
    }

    void viewsAnswer() {
        for (const QString& view : {QStringLiteral("capability"), QStringLiteral("work_item"),
                                   QStringLiteral("work_item_intent"), QStringLiteral("work_item_job"),
                                   QStringLiteral("finding"), QStringLiteral("ledger_entry"),
                                   QStringLiteral("worker"), QStringLiteral("trail")}) {
            const auto rows = db_->rows(QStringLiteral("carol"), QStringLiteral("SELECT * FROM countersign.") + view);
            QVERIFY2(rows.ok(), qPrintable(view + QStringLiteral(": ") +
                                           (rows ? QString() : englishSentence(rows.failure()))));
        }
    }

  private:
    std::unique_ptr<TestDatabase> db_;
};

QTEST_GUILESS_MAIN(TestInstall)
#include "test_install.moc"
