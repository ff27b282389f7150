// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/http_server.h"

#include "app/demo_backend/http_connection.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace countersign {

HttpServer::HttpServer(HttpHandler handler, QObject* parent)
    : QObject(parent)
    , handler_(std::move(handler)) {
    connect(&server_, &QTcpServer::newConnection, this, &HttpServer::welcome);
}

bool HttpServer::listen(quint16 port) {
    return server_.listen(QHostAddress::LocalHost, port);
}

void HttpServer::welcome() {
    while (QTcpSocket* socket = server_.nextPendingConnection()) {
        if (open_ >= maxHttpConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++open_;
        auto* connection = new HttpConnection(socket, handler_, this);
        connect(connection, &QObject::destroyed, this, [this] { --open_; });
    }
}

} // namespace countersign
