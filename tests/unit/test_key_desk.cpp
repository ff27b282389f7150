// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/key_desk.h"
#include "models/feeds/signing_desk.h"
#include "models/trust/canonical.h"
#include "models/trust/signer.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace countersign;

/// Making, choosing and remembering a key file, off the UI thread.
class TestKeyDesk : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    [[nodiscard]] QString path(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    static SecretBytes secret() {
        QByteArray words("correct horse battery");
        return SecretBytes::takeFrom(words);
    }

  private Q_SLOTS:
    void initTestCase() {
        QVERIFY(folder_.isValid());
        QVERIFY(
            QFile::setPermissions(folder_.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    void aNewKeyIsChosenAndRemembered() {
        SigningDesk desk(nullptr);
        KeyDesk keys(&desk, QStringLiteral("Payments / EU"), path("signing.ini"));
        QSignalSpy chosen(&keys, &KeyDesk::chosenChanged);
        keys.make(path("bob.key"), secret());
        QTRY_COMPARE_WITH_TIMEOUT(chosen.size(), 1, 20'000);
        QCOMPARE(keys.chosen()->path, path("bob.key"));
        QVERIFY(desk.signer());
        QCOMPARE(sha256(desk.signer()->publicKey()), keys.chosen()->key);

        SigningDesk next(nullptr);
        KeyDesk again(&next, QStringLiteral("Payments / EU"), path("signing.ini"));
        QSignalSpy restored(&again, &KeyDesk::chosenChanged);
        again.restore();
        QTRY_COMPARE(restored.size(), 1);
        QCOMPARE(again.chosen()->key, keys.chosen()->key);
        QFile memory(path("signing.ini"));
        QVERIFY(memory.open(QIODevice::ReadOnly));
        QVERIFY2(!memory.readAll().contains("horse"), "never a passphrase");
    }

    void eachSystemHasItsOwn() {
        SigningDesk desk(nullptr);
        KeyDesk other(&desk, QStringLiteral("Staging"), path("signing.ini"));
        QSignalSpy chosen(&other, &KeyDesk::chosenChanged);
        QSignalSpy failed(&other, &KeyDesk::failed);
        other.restore();
        other.choose(path("nothing.key")); // answers after the restoring, which says nothing
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(chosen.size(), 0);
        QVERIFY(!other.chosen());
    }

    void nothingIsOverwritten() {
        SigningDesk desk(nullptr);
        KeyDesk keys(&desk, QStringLiteral("x"), path("signing.ini"));
        QSignalSpy failed(&keys, &KeyDesk::failed);
        keys.make(path("bob.key"), secret());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestKeyDesk)
#include "test_key_desk.moc"
