// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/redactor.h"
#include "models/postgres/connection_plan.h"

#include <QRandomGenerator>
#include <QTest>
#include <QUrl>

using namespace countersign;

namespace {

inline constexpr quint32 seed = 20240711;
inline constexpr int generatedUris = 10'000;

/// Passwords as people and generators make them, with everything that means something in a URL.
QString randomPassword(QRandomGenerator& random) {
    const QString letters = QStringLiteral("abcXYZ0189:/?#[]@!$&'()*+,;=%-._~ \"\\{}|^`äß€");
    QString password = QStringLiteral("Q7z"); // so that a hit can't be chance
    for (int i = random.bounded(5, 24); i > 0; --i)
        password += letters[random.bounded(static_cast<int>(letters.size()))];
    return password + QStringLiteral("9kW");
}

QString encoded(const QString& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString everythingOf(const Failure& failure) {
    return failure.what + failure.where + failure.remedy + failure.detail + englishSentence(failure);
}

/// Any run of eight characters of the password counts as shown.
bool shows(const QString& text, const QString& password) {
    for (qsizetype i = 0; i + 8 <= password.size(); ++i) {
        if (text.contains(QStringView(password).mid(i, 8)))
            return true;
    }
    return false;
}

} // namespace

class TestRedactor : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void takesOut_data();
    void takesOut();
    void keepsOrdinaryText();
    void neverShowsAPasswordOfTenThousand();
    void plansNeverShowAPasswordOfTenThousand();
};

void TestRedactor::takesOut_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("clean");
    QTest::newRow("url") << "postgresql://ann:hunter22@db/x"
                         << "postgresql://ann:***@db/x";
    QTest::newRow("slash and at") << "postgres://ann:a/b@c@db/x"
                                  << "postgres://ann:***@db/x";
    QTest::newRow("in a sentence") << "can't use postgres://u:pw@h/d now"
                                   << "can't use postgres://u:***@h/d now";
    QTest::newRow("https") << "https://key:secret1@rpc.example/v1"
                           << "https://key:***@rpc.example/v1";
    QTest::newRow("keyword") << "host=db password=hunter22 user=a"
                             << "host=db password=*** user=a";
    QTest::newRow("quoted keyword") << "password='it\\'s me' user=a"
                                    << "password=*** user=a";
    QTest::newRow("unclosed quote") << "password='it is"
                                    << "password=***";
    QTest::newRow("query") << "postgres://h/d?password=pw12&sslmode=require"
                           << "postgres://h/d?password=***&sslmode=require";
    QTest::newRow("ssl") << "sslpassword=abc"
                         << "sslpassword=***";
    QTest::newRow("bearer") << "Authorization: Bearer abc.def"
                            << "Authorization: ***";
    QTest::newRow("token") << "x?access_token=abc&y=1"
                           << "x?access_token=***&y=1";
}

void TestRedactor::takesOut() {
    QFETCH(QString, text);
    QTEST(redact(text), "clean");
}

void TestRedactor::keepsOrdinaryText() {
    const QString text =
        QStringLiteral("08006 server closed the connection: host db, port 5432, user \"ann\"");
    QCOMPARE(redact(text, {QStringLiteral("hunter22"), QStringLiteral("db")}), text);
}

void TestRedactor::neverShowsAPasswordOfTenThousand() {
    QRandomGenerator random(seed);
    for (int i = 0; i < generatedUris; ++i) {
        const QString password = randomPassword(random);
        const QString text =
            QStringLiteral("connection to \"postgresql://ann:%1@db.example:5432/x\" failed: %2 (%3)")
                .arg(encoded(password), password, encoded(password).toLower());
        const QString clean = redact(text, {password});
        QVERIFY2(!shows(clean, password), qPrintable(password + u'\n' + clean));
        QVERIFY2(!shows(clean, encoded(password)), qPrintable(password + u'\n' + clean));
    }
}

void TestRedactor::plansNeverShowAPasswordOfTenThousand() {
    QRandomGenerator random(seed + 1);
    int planned = 0;
    for (int i = 0; i < generatedUris; ++i) {
        const QString password = randomPassword(random);
        const bool raw = i % 2 == 0; // unescaped, as people paste them
        const QString written = raw ? password : encoded(password);
        const QString url =
            i % 3 == 0   ? QStringLiteral("postgres://ann@127.0.0.1/x?password=%1&schema=s").arg(written)
            : i % 3 == 1 ? QStringLiteral("postgresql://ann:%1@127.0.0.1:5433/x?pgbouncer=true").arg(written)
                         : QStringLiteral("host=127.0.0.1 user=ann password=%1 dbname=x").arg(password);
        for (const bool allowed : {false, true}) {
            const auto plan = planConnection(url, false, allowed);
            if (!plan) {
                QVERIFY2(!shows(everythingOf(plan.failure()), password), qPrintable(url));
                continue;
            }
            ++planned;
            QVERIFY2(!shows(plan->shown, password), qPrintable(url));
            QVERIFY2(!plan->conninfo.contains(QStringLiteral("password=")), qPrintable(url));
            QVERIFY2(allowed, qPrintable(url)); // a password inside is never taken silently
        }
    }
    QVERIFY(planned > generatedUris / 4); // else the loop above proved little
}

QTEST_GUILESS_MAIN(TestRedactor)
#include "test_redactor.moc"
