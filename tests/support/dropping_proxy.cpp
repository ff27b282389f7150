// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dropping_proxy.h"

#include <QHostAddress>
#include <QMetaObject>

namespace countersign {

namespace {

constexpr auto doomed = "doomed"; ///< of the client whose next answer is lost

} // namespace

DroppingProxy::DroppingProxy(quint16 serverPort)
    : serverPort_(serverPort)
    , server_(new QTcpServer) {
    server_->listen(QHostAddress::LocalHost);
    port_ = server_->serverPort();
    QObject::connect(server_, &QTcpServer::newConnection, server_, [this] {
        while (QTcpSocket* client = server_->nextPendingConnection())
            accept(client);
    });
    server_->moveToThread(&thread_);
    QObject::connect(&thread_, &QThread::finished, server_, &QObject::deleteLater);
    thread_.start();
}

DroppingProxy::~DroppingProxy() {
    thread_.quit();
    thread_.wait();
}

void DroppingProxy::loseAnswerTo(const QByteArray& words, AndThen then) {
    words_ = words;
    then_ = then;
    armed_ = true;
}

void DroppingProxy::stall() {
    QMetaObject::invokeMethod(
        server_, [this] { stalled_ = true; }, Qt::BlockingQueuedConnection);
}

void DroppingProxy::flow() {
    QMetaObject::invokeMethod(server_, [this] {
        stalled_ = false;
        for (QTcpSocket* socket : server_->findChildren<QTcpSocket*>())
            Q_EMIT socket->readyRead();
    });
}

void DroppingProxy::accept(QTcpSocket* client) {
    auto* upstream = new QTcpSocket(client);
    upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), serverPort_);
    QObject::connect(client, &QTcpSocket::readyRead, upstream,
                     [this, client, upstream] { pass(client, upstream, true); });
    QObject::connect(upstream, &QTcpSocket::readyRead, client,
                     [this, client, upstream] { pass(upstream, client, false); });
    QObject::connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::close);
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

void DroppingProxy::pass(QTcpSocket* from, QTcpSocket* to, bool toServer) {
    if (stalled_)
        return;
    const QByteArray bytes = from->readAll();
    if (toServer && armed_ && bytes.contains(words_)) {
        armed_ = false;
        from->setProperty(doomed, true);
    }
    if (toServer || !to->property(doomed).toBool()) {
        to->write(bytes);
        return;
    }
    lost_ = true;
    to->abort();
    from->abort();
    if (then_ == AndThen::BeGone)
        beGone();
}

void DroppingProxy::beGone() {
    server_->close();
    for (QTcpSocket* socket : server_->findChildren<QTcpSocket*>())
        socket->abort();
}

} // namespace countersign
