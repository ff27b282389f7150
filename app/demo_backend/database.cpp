// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/database.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace countersign {

QString backendSql(const QString& name) {
    QFile file(QStringLiteral(":/countersign/demo_backend/%1.sql").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QString::fromUtf8(file.readAll()) : QString();
}

Database::Database(QString url, bool listening, QString password, QObject* parent)
    : QObject(parent)
    , url_(std::move(url))
    , password_(std::move(password))
    , listening_(listening) {
    connect(&beats_, &QTimer::timeout, this, [this] { ask(QStringLiteral("bridge_beat")); });
}

Status Database::connectNow() {
    auto link = PqLink::open(url_, password_);
    if (!link)
        return link.failure();
    if (listening_) {
        if (const Status heard = link.value().run(QStringLiteral("LISTEN countersign_retry")); !heard)
            return heard;
    }
    link_.emplace(std::move(link).value());
    arrived_ = std::make_unique<QSocketNotifier>(link_->socket(), QSocketNotifier::Read);
    connect(arrived_.get(), &QSocketNotifier::activated, this, &Database::readNotices);
    if (listening_) {
        ask(QStringLiteral("bridge_beat"));
        beats_.start(bridgeBeatMs);
    }
    return Nothing{};
}

PqRows Database::ask(const QString& name, const QStringList& parameters) {
    if (!link_)
        return {};
    auto answer = link_->query(backendSql(name), parameters);
    // Notifications that came with the answer wake no socket notifier any more.
    QMetaObject::invokeMethod(this, &Database::readNotices, Qt::QueuedConnection);
    if (answer)
        return std::move(answer).value();
    qWarning().noquote() << name << englishSentence(answer.failure()) << answer.failure().detail;
    if (!link_->alive())
        lost();
    return {};
}

void Database::runScript(const QString& name) {
    if (!link_)
        return;
    const Status done = link_->run(backendSql(name));
    if (done)
        return;
    qWarning().noquote() << name << englishSentence(done.failure()) << done.failure().detail;
    if (!link_->alive())
        lost();
}

void Database::lost() {
    arrived_.reset();
    link_.reset();
    QTimer::singleShot(reconnectPauseMs, this, [this] {
        if (!connectNow())
            lost();
    });
}

void Database::readNotices() {
    if (!link_)
        return;
    for (const PqNotice& notice : link_->takeNotices()) {
        const QJsonObject asked = QJsonDocument::fromJson(notice.payload.toUtf8()).object();
        Q_EMIT retryAsked(asked.value(QStringLiteral("kind")).toString(),
                          asked.value(QStringLiteral("id")).toString());
    }
    if (!link_->alive())
        lost();
}

} // namespace countersign
