// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/secret_store.h"

#include <QUuid>
#include <QtTest>

#include <optional>

using namespace countersign;

/// Against whatever keychain this session has; without one, against the promise to say so.
class TestSecretStore : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void keepsReadsAndForgets();
    void receiverGone();

  private:
    template<typename T>
    static Result<T> wait(const std::optional<Result<T>>& result);

    // A service and a system of this run's own: a developer's real entries are never touched.
    SecretStore store_{QStringLiteral("countersign-test-") +
                       QUuid::createUuid().toString(QUuid::WithoutBraces)};
    QString system_ = QStringLiteral("Test system ü");
};

template<typename T>
Result<T> TestSecretStore::wait(const std::optional<Result<T>>& result) {
    [&] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), keychainDeadlineMs + 5'000); }();
    return result.value_or(Result<T>(Failure{}));
}

void TestSecretStore::keepsReadsAndForgets() {
    const QString password = QStringLiteral("pass wörd'\"\\ 1");
    std::optional<Status> written;
    store_.write(this, system_, password, [&](const Status& status) { written = status; });
    QVERIFY2(!written, "the answer never comes before write() returns");
    if (const auto status = wait(written); !status) {
        const Failure& failure = status.failure();
        QVERIFY2(failure.remedy.contains(QStringLiteral("PGPASSWORD")), qPrintable(failure.remedy));
        QVERIFY(!englishSentence(failure).contains(password));
        std::optional<Result<QString>> nothing;
        store_.read(this, system_, [&](const Result<QString>& result) { nothing = result; });
        QVERIFY2(!wait(nothing).ok(), "what the keychain refused was kept somewhere else");
        QSKIP(qPrintable(
            QStringLiteral("no keychain in this session: %1 (%2)").arg(failure.what, failure.detail)));
    }
    std::optional<Result<QString>> found;
    store_.read(this, system_, [&](const Result<QString>& result) { found = result; });
    QCOMPARE(wait(found).value(), password);
    std::optional<Status> removed;
    store_.remove(this, system_, [&](const Status& status) { removed = status; });
    QVERIFY(wait(removed).ok());
    std::optional<Result<QString>> gone;
    store_.read(this, system_, [&](const Result<QString>& result) { gone = result; });
    QCOMPARE(wait(gone).failure().kind, FailureKind::Missing);
}

void TestSecretStore::receiverGone() {
    auto receiver = std::make_unique<QObject>();
    bool delivered = false;
    store_.read(receiver.get(), system_, [&](const Result<QString>&) { delivered = true; });
    receiver.reset();
    std::optional<Result<QString>> other;
    store_.read(this, system_, [&](const Result<QString>& result) { other = result; });
    QVERIFY(!wait(other).ok());
    QVERIFY(!delivered);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "test_secret_store.moc"
