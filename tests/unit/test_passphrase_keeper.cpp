// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/passphrase_keeper.h"
#include "tests/support/fake_secret_store.h"

#include <QTest>

using namespace countersign;
using State = PassphraseKeeper::State;

/// A passphrase in the keychain: off unless asked for, kept once it was right, gone when it is not.
class TestPassphraseKeeper : public QObject {
    Q_OBJECT

    std::shared_ptr<FakeKeychain> chain_;
    std::unique_ptr<PassphraseKeeper> keeper_;
    const QByteArray key_ = QByteArray(32, 0x4f);
    const QString entry_ = QString::fromLatin1(key_.toHex());

    static SecretBytes secret(const char* words) {
        QByteArray bytes(words);
        return SecretBytes::takeFrom(bytes);
    }
    QString taken() {
        QString text;
        keeper_->take(this, [&](const Result<SecretBytes>& kept) {
            text = kept ? QString::fromUtf8(kept->data(), kept->size()) : QStringLiteral("nothing");
        });
        [&] { QTRY_VERIFY(!text.isEmpty()); }();
        return text;
    }

  private Q_SLOTS:
    void init() {
        chain_ = std::make_shared<FakeKeychain>();
        keeper_ = std::make_unique<PassphraseKeeper>(std::make_unique<FakeSecretStore>(chain_));
    }

    void nothingIsKeptUnlessOffered() {
        keeper_->setKey(key_);
        QTRY_COMPARE(keeper_->state(), State::Empty);
        keeper_->judge(true);
        QCoreApplication::processEvents();
        QCOMPARE(chain_->writes, 0);
        QCOMPARE(keeper_->state(), State::Empty);
    }

    void keptByTheKeysIdOnceItHasOpenedTheKey() {
        keeper_->setKey(key_);
        QTRY_COMPARE(keeper_->state(), State::Empty);
        keeper_->offer(secret("correct horse"));
        QCoreApplication::processEvents();
        QCOMPARE(chain_->writes, 0);
        keeper_->judge(true);
        QTRY_COMPARE(keeper_->state(), State::Kept);
        QCOMPARE(chain_->entries.value(entry_), QStringLiteral("correct horse"));
        QCOMPARE(taken(), QStringLiteral("correct horse"));
        keeper_->judge(true); // used again: nothing to write
        QCoreApplication::processEvents();
        QCOMPARE(chain_->writes, 1);
    }

    void aWrongOneIsNeverKept() {
        keeper_->setKey(key_);
        QTRY_COMPARE(keeper_->state(), State::Empty);
        keeper_->offer(secret("wrong"));
        keeper_->judge(false);
        keeper_->judge(true); // of the next try, typed without a tick
        QCoreApplication::processEvents();
        QCOMPARE(chain_->writes, 0);
    }

    void whatDoesNotOpenTheKeyAnyMoreIsForgotten() {
        chain_->entries.insert(entry_, QStringLiteral("of before"));
        keeper_->setKey(key_);
        QTRY_COMPARE(keeper_->state(), State::Kept);
        keeper_->judge(false);
        QTRY_COMPARE(keeper_->state(), State::Empty);
        QVERIFY(chain_->entries.isEmpty());
    }

    void forgettingTakesItAway() {
        chain_->entries.insert(entry_, QStringLiteral("of before"));
        keeper_->setKey(key_);
        QTRY_COMPARE(keeper_->state(), State::Kept);
        keeper_->forget();
        QTRY_COMPARE(keeper_->state(), State::Empty);
        QCOMPARE(taken(), QStringLiteral("nothing"));
    }

    void withoutAKeychainNothingIsOffered() {
        chain_->there = false;
        keeper_->setKey(key_);
        QTRY_COMPARE(keeper_->state(), State::NoKeychain);
        QVERIFY(!keeper_->usable());
        keeper_->offer(secret("correct horse"));
        keeper_->judge(true);
        QCoreApplication::processEvents();
        QCOMPARE(chain_->writes, 0);
    }

    void anotherKeyHasItsOwn() {
        chain_->entries.insert(entry_, QStringLiteral("of the first"));
        keeper_->setKey(key_);
        keeper_->setKey(QByteArray(32, 0x50)); // before the first answer
        QTRY_COMPARE(keeper_->state(), State::Empty);
        QCoreApplication::processEvents();
        QCOMPARE(keeper_->state(), State::Empty);
    }
};

QTEST_GUILESS_MAIN(TestPassphraseKeeper)
#include "test_passphrase_keeper.moc"
