// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_server.h"

#include <QTimer>

#include <algorithm>
#include <memory>

namespace countersign {
namespace {

constexpr qsizetype pieceBytes = 64 * 1024;

/// A gzip member of so many zero bytes. Its checksum is not right: nobody gets that far.
QByteArray gzipOfZeros(int mebibytes) {
    const QByteArray zlib = qCompress(QByteArray(qsizetype{mebibytes} * 1024 * 1024, '\0'), 9).mid(4);
    return QByteArray::fromHex("1f8b08000000000000ff") + zlib.mid(2, zlib.size() - 6) + QByteArray(8, '\0');
}

} // namespace

HttpServer::HttpServer(QObject* parent)
    : QObject(parent) {
    connect(&server_, &QTcpServer::newConnection, this, &HttpServer::accept);
    server_.listen(QHostAddress::LocalHost);
}

QUrl HttpServer::url(const QString& path) const {
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(server_.serverPort()).arg(path));
}

void HttpServer::accept() {
    while (QTcpSocket* socket = server_.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) { bytesSent_ += bytes; });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    }
}

void HttpServer::read(QTcpSocket* socket) {
    QByteArray head = socket->property("head").toByteArray() + socket->readAll();
    socket->setProperty("head", head);
    if (!head.contains("\r\n\r\n") || socket->property("answered").toBool())
        return;
    socket->setProperty("answered", true);
    requests_ << head;
    const QString path = QString::fromLatin1(head.split(' ').value(1));
    const auto found = paths_.find(path);
    if (found != paths_.end())
        found->second(socket);
    else
        socket->disconnectFromHost();
}

void HttpServer::answer(const QString& path, int status, const QByteArray& body, const QByteArray& headers) {
    behave(path, [=](QTcpSocket* socket) {
        socket->write("HTTP/1.1 " + QByteArray::number(status) +
                      " Some Words\r\nConnection: close\r\nContent-Length: " +
                      QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
        socket->disconnectFromHost();
    });
}

void HttpServer::cutOff(const QString& path) {
    garbage(path, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nmetric 1\n\n");
}

void HttpServer::cutOffChunked(const QString& path) {
    garbage(path, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nmetric 1\n");
}

void HttpServer::drip(const QString& path, int everyMs) {
    behave(path, [everyMs](QTcpSocket* socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        auto* timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write("#"); });
        timer->start(everyMs);
    });
}

void HttpServer::dripHead(const QString& path, int everyMs) {
    behave(path, [everyMs](QTcpSocket* socket) {
        socket->write("HTTP/1.1 200 OK\r\nX-Slow: ");
        auto* timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write("x"); });
        timer->start(everyMs);
    });
}

void HttpServer::sendOnAndOn(QTcpSocket* socket, const QByteArray& piece, qint64 bytes) {
    auto left = std::make_shared<qint64>(bytes);
    const auto more = [socket, piece, left] {
        while (*left > 0 && socket->bytesToWrite() < 4 * pieceBytes) {
            *left -= socket->write(piece.left(static_cast<qsizetype>(std::min<qint64>(piece.size(), *left))));
        }
        if (*left <= 0)
            socket->disconnectFromHost();
    };
    connect(socket, &QTcpSocket::bytesWritten, socket, more);
    more();
}

void HttpServer::endless(const QString& path) {
    behave(path, [this](QTcpSocket* socket) {
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray line = QByteArray("metric_name{label=\"value\"} 1\n").repeated(pieceBytes / 32);
        sendOnAndOn(socket, QByteArray::number(line.size(), 16) + "\r\n" + line + "\r\n",
                    std::numeric_limits<qint64>::max());
    });
}

void HttpServer::announce(const QString& path, qint64 bytes) {
    behave(path, [this, bytes](QTcpSocket* socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(bytes) + "\r\n\r\n");
        sendOnAndOn(socket, QByteArray(pieceBytes, '#'), bytes);
    });
}

void HttpServer::flood(const QString& path, qint64 bytes) {
    behave(path, [this, bytes](QTcpSocket* socket) {
        socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        sendOnAndOn(socket, QByteArray(pieceBytes, '#'), bytes);
    });
}

void HttpServer::gzipBomb(const QString& path, int mebibytes) {
    answer(path, 200, gzipOfZeros(mebibytes), "Content-Encoding: gzip\r\n");
}

void HttpServer::silence(const QString& path) {
    behave(path, [](QTcpSocket*) {});
}

void HttpServer::garbage(const QString& path, const QByteArray& bytes) {
    behave(path, [bytes](QTcpSocket* socket) {
        socket->write(bytes);
        socket->disconnectFromHost();
    });
}

} // namespace countersign
