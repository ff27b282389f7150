// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dropping_proxy.h"

#include <QHostAddress>
#include <QMetaObject>

#include <memory>
#include <utility>

namespace countersign {

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

void DroppingProxy::loseAnswerTo(const QByteArray& words) {
    words_ = words;
    armed_ = true;
}

void DroppingProxy::accept(QTcpSocket* client) {
    auto* upstream = new QTcpSocket(client);
    // Of this connection: what another one hears meanwhile is not the answer.
    const auto sent = std::make_shared<bool>(false);
    upstream->connectToHost(QHostAddress(QHostAddress::LocalHost), serverPort_);
    QObject::connect(client, &QTcpSocket::readyRead, upstream, [this, client, upstream, sent] {
        const QByteArray bytes = client->readAll();
        if (armed_ && bytes.contains(words_))
            *sent = true;
        upstream->write(bytes);
    });
    QObject::connect(upstream, &QTcpSocket::readyRead, client, [this, client, upstream, sent] {
        const QByteArray bytes = upstream->readAll();
        if (!std::exchange(*sent, false)) {
            client->write(bytes);
            return;
        }
        armed_ = false;
        lost_ = true;
        upstream->abort();
        client->abort();
    });
    QObject::connect(upstream, &QTcpSocket::disconnected, client, &QTcpSocket::close);
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

} // namespace countersign
