// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/background.h"
#include "models/feeds/system_library.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace countersign;

namespace {

SystemFile sample(const QString& name) {
    SystemFile file;
    file.name = name;
    file.kind = QStringLiteral("sge");
    file.environment = Environment::Production;
    file.database = QStringLiteral("postgresql://ann@db.example/sge");
    return file;
}

} // namespace

class TestSystemLibrary : public QObject {
    Q_OBJECT

    QTemporaryDir home_;
    SystemLibrary library_{{}, {}};
    int runs_ = 0;

  private Q_SLOTS:
    void init() {
        library_ = SystemLibrary(home_.filePath(QStringLiteral("run%1/systems").arg(++runs_)),
                                 {QStringLiteral("sge")});
    }

    void nothingThereYet() {
        const auto list = library_.list();
        QVERIFY(list.ok());
        QVERIFY(list->empty());
    }

    void savesReadsAndRemoves() {
        const auto path = library_.save(sample(QStringLiteral("SGE mainnet")), {});
        QVERIFY2(path.ok(), path.ok() ? "" : qPrintable(englishSentence(path.failure())));
        QVERIFY(path->endsWith(QStringLiteral("/sge-mainnet.system.json")));
        const auto list = library_.list();
        QCOMPARE(list->size(), 1U);
        QVERIFY(list->front().file.ok());
        QCOMPARE(list->front().file.value(), sample(QStringLiteral("SGE mainnet")));
        QVERIFY(library_.remove(*path).ok());
        QVERIFY(library_.list()->empty());
    }

    void onlyTheOwnerMayReadWhatItWrites() {
        const auto path = library_.save(sample(QStringLiteral("a")), {});
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(QFile::permissions(*path) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(library_.folder()) & others, QFile::Permissions());
    }

    void aNameIsTakenOnce() {
        const auto first = library_.save(sample(QStringLiteral("SGE")), {});
        const auto second = library_.save(sample(QStringLiteral("sge")), {});
        QVERIFY(!second.ok());
        QCOMPARE(second.failure().where, QStringLiteral("name"));
        QVERIFY2(library_.save(sample(QStringLiteral("SGE")), *first).ok(), "a file may replace itself");
        // Another name with the same file name gets another file.
        const auto other = library_.save(sample(QStringLiteral("SGE/")), {});
        const auto third = library_.save(sample(QStringLiteral("SGE?")), {});
        QVERIFY(other.ok() && third.ok());
        QVERIFY(*other != *third);
        QCOMPARE(library_.list()->size(), 3U);
    }

    void refusesAFileOthersMayWrite() {
        const auto path = library_.save(sample(QStringLiteral("a")), {});
        for (const auto bit : {QFile::WriteGroup, QFile::WriteOther}) {
            QVERIFY(QFile::setPermissions(*path, QFile::ReadOwner | QFile::WriteOwner | bit));
            const auto file = readSystemFile(*path, library_.knownKinds());
            QVERIFY(!file.ok());
            QVERIFY(file.failure().what.contains(QStringLiteral("other users may write")));
            QVERIFY(file.failure().remedy.contains(QStringLiteral("chmod go-w")));
            QVERIFY2(!library_.list()->front().file.ok(), "the list shows it with its reason");
        }
    }

    void refusesAFolderOthersMayWrite() {
        QVERIFY(library_.save(sample(QStringLiteral("a")), {}).ok());
        QVERIFY(QFile::setPermissions(library_.folder(), QFile::ReadOwner | QFile::WriteOwner |
                                                             QFile::ExeOwner | QFile::WriteOther));
        QVERIFY(!library_.list().ok());
        QVERIFY(!library_.save(sample(QStringLiteral("b")), {}).ok());
    }

    void refusesAFolderThatCannotBeRead() {
#ifdef Q_OS_UNIX
        if (::geteuid() == 0)
            QSKIP("root may read any folder");
#endif
        QVERIFY(QDir().mkpath(library_.folder()));
        QVERIFY(QFile::setPermissions(library_.folder(), QFile::WriteOwner));
        QVERIFY(!library_.list().ok());
        QVERIFY(
            QFile::setPermissions(library_.folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void refusesAFileInPlaceOfTheFolder() {
        const QString above = library_.folder().section(u'/', 0, -2);
        QVERIFY(QDir().mkpath(above));
        QFile file(library_.folder());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(!library_.list().ok());
        QVERIFY(!library_.save(sample(QStringLiteral("a")), {}).ok());
    }

    void oneBadFileDoesNotHideTheOthers() {
        QVERIFY(library_.save(sample(QStringLiteral("good")), {}).ok());
        QFile file(library_.folder() + QStringLiteral("/bad.system.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"name\": 7}");
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto list = library_.list();
        QCOMPARE(list->size(), 2U);
        QVERIFY(!list->at(0).file.ok());
        QVERIFY(list->at(1).file.ok());
    }

    void writesNothingThatItWouldNotRead() {
        SystemFile file = sample(QStringLiteral("a"));
        file.kind = QStringLiteral("unheard-of");
        QVERIFY(!library_.save(file, {}).ok());
        QVERIFY(library_.list()->empty());
    }

    void removesOnlyItsOwnFiles() {
        QFile file(home_.filePath(QStringLiteral("other.system.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(!library_.remove(file.fileName()).ok());
        QVERIFY(file.exists());
    }

    void theDiskIsTouchedOnAnotherThread() {
        const QThread* jobThread = nullptr;
        const QThread* answerThread = nullptr;
        inBackground<int>(
            this,
            [&jobThread] {
                jobThread = QThread::currentThread();
                return 7;
            },
            [&answerThread](int seven) {
                if (seven == 7)
                    answerThread = QThread::currentThread();
            });
        QTRY_COMPARE(answerThread, thread());
        QVERIFY(jobThread != thread());
    }
};

QTEST_GUILESS_MAIN(TestSystemLibrary)
#include "test_system_library.moc"
