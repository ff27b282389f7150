// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/http_connection.h"

#include <QTcpSocket>

namespace countersign {
namespace {

QByteArray reasonOf(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Payload Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    default:
        return "Error";
    }
}

/// The value of \a name in the lines of a request's head; null when it isn't there.
QByteArray header(const QList<QByteArray>& lines, const QByteArray& name) {
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().toLower() == name)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, HttpHandler handler, QObject* parent)
    : QObject(parent)
    , socket_(socket)
    , handler_(std::move(handler)) {
    socket_->setParent(this);
    socket_->setReadBufferSize(maxHttpHeadBytes + maxHttpBodyBytes);
    connect(socket_, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket_, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&idle_, &QTimer::timeout, socket_, &QTcpSocket::abort);
    idle_.start(httpIdleMs);
}

void HttpConnection::read() {
    buffer_ += socket_->readAll();
    idle_.start(httpIdleMs);
    if (busy_ || closing_)
        return;
    const auto request = takeRequest();
    if (!request)
        return;
    busy_ = true;
    const HttpReply reply = handler_(*request);
    if (reply.drop)
        socket_->abort();
    else if (reply.delayMs > 0)
        QTimer::singleShot(reply.delayMs, this, [this, reply] { answer(reply); });
    else
        answer(reply);
}

std::optional<HttpRequest> HttpConnection::takeRequest() {
    const qsizetype headEnd = buffer_.indexOf("\r\n\r\n");
    if (headEnd > maxHttpHeadBytes || (headEnd < 0 && buffer_.size() > maxHttpHeadBytes)) {
        refuse(431);
        return std::nullopt;
    }
    if (headEnd < 0)
        return std::nullopt;
    const QList<QByteArray> lines = buffer_.left(headEnd).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> words = lines.first().split(' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/1.")) {
        refuse(400);
        return std::nullopt;
    }
    if (!header(lines, "transfer-encoding").isEmpty()) {
        refuse(501);
        return std::nullopt;
    }
    const QByteArray length = header(lines, "content-length");
    bool counted = true;
    const qsizetype bodyBytes = length.isNull() ? 0 : length.toLongLong(&counted);
    if (!counted || bodyBytes < 0 || bodyBytes > maxHttpBodyBytes) {
        refuse(counted && bodyBytes > 0 ? 413 : 400);
        return std::nullopt;
    }
    const qsizetype whole = headEnd + 4 + bodyBytes;
    if (buffer_.size() < whole)
        return std::nullopt;
    closing_ = header(lines, "connection").toLower() == "close" || words[2] == "HTTP/1.0";
    HttpRequest request{words[0], words[1], buffer_.mid(headEnd + 4, bodyBytes)};
    buffer_.remove(0, whole);
    return request;
}

void HttpConnection::answer(const HttpReply& reply) {
    socket_->write(
        "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status) +
        "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(reply.body.size()) +
        (closing_ ? "\r\nConnection: close" : "") + "\r\n\r\n" + reply.body);
    busy_ = false;
    if (closing_)
        socket_->disconnectFromHost();
    else if (!buffer_.isEmpty())
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::refuse(int status) {
    closing_ = true;
    answer(HttpReply{status, "{\"error\":\"" + reasonOf(status) + "\"}"});
}

} // namespace countersign
