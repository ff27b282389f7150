// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/digest_words.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace countersign;

namespace {

constexpr int leastDifference = 3;
constexpr qsizetype tellingLetters = 3;

/// Letters to insert, remove or replace until \a a is \a b.
int difference(const QString& a, const QString& b) {
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : a) {
        int diagonal = row[0]++;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int replaced = diagonal + (letter == b[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

/// Words that are compared over a bad line.
class TestDigestWords : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void listIsFit() {
        const QStringList& list = digestWordList();
        QCOMPARE(list.size(), 256);
        QSet<QString> beginnings;
        for (const QString& word : list) {
            QVERIFY2(word.size() >= 4 && word.size() <= 8, qPrintable(word));
            QVERIFY2(std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'a' && c <= u'z'; }),
                     qPrintable(word));
            beginnings.insert(word.left(tellingLetters));
        }
        QCOMPARE(beginnings.size(), list.size());
        for (qsizetype i = 0; i < list.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY2(difference(list[i], list[j]) >= leastDifference,
                         qPrintable(list[i] + u' ' + list[j]));
        }
    }

    /// Whoever changes a word breaks the comparing of people on two versions.
    void listNeverChanges() {
        QCOMPARE(sha256(digestWordList().join(u' ').toUtf8()).toHex(),
                 QByteArray("65691fe49167238cc243e09df6e318de28acebfc3112856a9f940e13812ea7be"));
    }

    void words() {
        const QByteArray digest = QByteArray::fromHex("0001ff") + QByteArray(29, '\x80');
        const QStringList spoken = digestWords(digest);
        QCOMPARE(spoken.size(), spokenDigestWords);
        QCOMPARE(spoken.mid(0, 3),
                 (QStringList{QStringLiteral("abbey"), QStringLiteral("acorn"), QStringLiteral("zodiac")}));
        QCOMPARE(digestWords(digest, 2).size(), 2);
        QCOMPARE(digestWords(digest, 100).size(), 32);
        QVERIFY(digestWords({}).isEmpty());
    }

    void groups() {
        QCOMPARE(digestGroups(QByteArray::fromHex("00112233445566778899aabb")),
                 QStringLiteral("0011 2233 4455 6677 8899 aabb"));
        QCOMPARE(digestGroups(QByteArray::fromHex("0011223344")), QStringLiteral("0011 2233 44"));
        QCOMPARE(digestGroups(QByteArray::fromHex("0011")), QStringLiteral("0011"));
        QCOMPARE(digestGroups({}), QString());
    }
};

QTEST_GUILESS_MAIN(TestDigestWords)
#include "test_digest_words.moc"
