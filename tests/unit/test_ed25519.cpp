// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/ed25519.h"
#include "models/trust/ed25519_key.h"
#include "tests/support/say.h"
#include "tests/unit/rfc8032_vectors.h"

#include <QElapsedTimer>
#include <QTest>

using namespace countersign;

namespace {

QByteArray hex(const char* text) {
    return QByteArray::fromHex(text);
}

QByteArray flipped(QByteArray octets, qsizetype bit) {
    octets[bit / 8] = static_cast<char>(octets[bit / 8] ^ (1 << (bit % 8)));
    return octets;
}

/// The order of the base point, little endian.
const QByteArray groupOrder = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

QByteArray plus(const QByteArray& a, const QByteArray& b) {
    QByteArray sum(a.size(), '\0');
    int carry = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        carry += static_cast<unsigned char>(a[i]) + static_cast<unsigned char>(b[i]);
        sum[i] = static_cast<char>(carry & 0xff);
        carry >>= 8;
    }
    return sum;
}

} // namespace

/// Signatures as the installed OpenSSL really judges them, and the gate before it.
class TestEd25519 : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void vectors_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        for (const Rfc8032Vector& vector : rfc8032Vectors)
            QTest::newRow(vector.name)
                << hex(vector.publicKey) << hex(vector.message) << hex(vector.signature);
    }
    void vectors() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, signature);
        QVERIFY(verifyEd25519(key, message, signature));
        const Status good = checkPublicKey(key, QStringLiteral("vector"));
        QVERIFY_OK(good);
        for (qsizetype bit = 0; bit < signature.size() * 8; ++bit)
            QVERIFY2(!verifyEd25519(key, message, flipped(signature, bit)), qPrintable(QString::number(bit)));
        for (qsizetype bit = 0; bit < key.size() * 8; ++bit)
            QVERIFY2(!verifyEd25519(flipped(key, bit), message, signature), qPrintable(QString::number(bit)));
        for (qsizetype bit = 0; bit < message.size() * 8; bit += 1 + message.size() / 8)
            QVERIFY2(!verifyEd25519(key, flipped(message, bit), signature), qPrintable(QString::number(bit)));
        QVERIFY(!verifyEd25519(key, message + '\0', signature));
    }

    void lengths() {
        const Rfc8032Vector& vector = rfc8032Vectors[1];
        const QByteArray key = hex(vector.publicKey);
        const QByteArray signature = hex(vector.signature);
        for (const QByteArray& bad : {QByteArray(), signature.chopped(1), signature + '\0'})
            QVERIFY(!verifyEd25519(key, hex(vector.message), bad));
        for (const QByteArray& bad : {QByteArray(), key.chopped(1), key + '\0'}) {
            QVERIFY(!verifyEd25519(bad, hex(vector.message), signature));
            QVERIFY(!checkPublicKey(bad, QStringLiteral("test")).ok());
        }
    }

    /// S + L makes another signature of the same meaning: who counts signatures would count twice.
    void malleable_data() { vectors_data(); }
    void malleable() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, signature);
        QByteArray s = signature.mid(32);
        for (int times = 1; times <= 7; ++times) {
            s = plus(s, groupOrder);
            QVERIFY(!verifyEd25519(key, message, signature.left(32) + s));
        }
    }

    /// RFC 8032 does not forbid a key of small order, and OpenSSL takes it: S = 0 and R = the neutral point
    /// then sign every message. This is why checkPublicKey() stands before the keyring.
    void opensslTakesTheNeutralPoint() {
        const QByteArray neutral = QByteArray(1, '\1') + QByteArray(31, '\0');
        const QByteArray forged = neutral + QByteArray(32, '\0');
        QVERIFY(verifyEd25519(neutral, "anything", forged));
        QVERIFY(verifyEd25519(neutral, "something else", forged));
    }

    void refusedKeys_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("why");
        // The points of order 1, 2, 4 and 8: "Taming the many EdDSAs" (IACR 2020/1244), table 5.
        const QString small = QStringLiteral("small order");
        const QString form = QStringLiteral("canonical");
        const QString nowhere = QStringLiteral("no point");
        const auto row = [](const char* name, const char* key, const QString& why) {
            QTest::newRow(name) << hex(key) << why;
        };
        row("order 1", "0100000000000000000000000000000000000000000000000000000000000000", small);
        row("order 2", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", small);
        row("order 4", "0000000000000000000000000000000000000000000000000000000000000000", small);
        row("order 4, -x", "0000000000000000000000000000000000000000000000000000000000000080", small);
        row("order 8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", small);
        row("order 8, -x", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", small);
        row("order 8, -y", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", small);
        row("order 8, -x -y", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", small);
        // x is 0, and its sign bit is set.
        row("-0, y = 1", "0100000000000000000000000000000000000000000000000000000000000080", form);
        row("-0, y = -1", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", form);
        // y is not below 2^255 - 19: 0, 1 and 2 once more, the largest, and those with the sign bit.
        row("y = p", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", form);
        row("y = p + 1", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", form);
        row("y = p + 2", "efffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", form);
        row("y = 2^255 - 1", "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", form);
        row("y = p, -x", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", form);
        row("y = p + 1, -x", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", form);
        row("y = 2", "0200000000000000000000000000000000000000000000000000000000000000", nowhere);
        row("y = 2, -x", "0200000000000000000000000000000000000000000000000000000000000080", nowhere);
    }
    void refusedKeys() {
        QFETCH(QByteArray, key);
        QFETCH(QString, why);
        const Status good = checkPublicKey(key, QStringLiteral("the key of ann"));
        QVERIFY(!good.ok());
        QVERIFY2(good.failure().what.contains(why), qPrintable(said(good.failure())));
        QCOMPARE(good.failure().where, QStringLiteral("the key of ann"));
        QVERIFY(!good.failure().remedy.isEmpty());
    }

    void freshKeys() {
        for (int i = 0; i < 20; ++i) {
            const auto key = Ed25519Key::generate();
            QVERIFY_OK(key);
            const Status good = checkPublicKey(key->publicKey(), {});
            QVERIFY_OK(good);
            const QByteArray message(i * 37, 'm');
            const auto signature = key->sign(message);
            QVERIFY_OK(signature);
            QVERIFY(verifyEd25519(key->publicKey(), message, *signature));
        }
    }

    /// About half of all y have an x: a gate that lets all or none through shows here.
    void pointsOrNot() {
        QElapsedTimer timer;
        timer.start();
        int points = 0;
        for (int i = 3; i < 203; ++i) {
            const QByteArray key =
                QByteArray(1, static_cast<char>(i)) + QByteArray(31, 'x').replace(30, 1, "\x11");
            points += checkPublicKey(key, {}).ok() ? 1 : 0;
        }
        qInfo("200 public keys were looked at in %lld ms", static_cast<long long>(timer.elapsed()));
        QVERIFY2(points > 60 && points < 140, qPrintable(QString::number(points)));
    }

    void keyIds() {
        QCOMPARE(keyId(hex(rfc8032Vectors[0].publicKey)).toHex(),
                 QByteArray("21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9"));
    }
};

QTEST_GUILESS_MAIN(TestEd25519)
#include "test_ed25519.moc"
