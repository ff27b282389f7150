// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

#include <functional>

namespace countersign {

inline constexpr int maxHttpConnections = 64;
inline constexpr qsizetype maxHttpHeadBytes = 16 * 1024;
inline constexpr qsizetype maxHttpBodyBytes = 1024 * 1024;
inline constexpr int httpIdleMs = 60'000;

struct HttpRequest {
    QByteArray method, path, body;
};

struct HttpReply {
    int status = 200;
    QByteArray body;
    int delayMs = 0;   ///< answer only then
    bool drop = false; ///< close without an answer, as a dead node does
};

using HttpHandler = std::function<HttpReply(const HttpRequest&)>;

/// A small HTTP/1.1 server on loopback: keep-alive, bounded requests, JSON answers. Owns its connections.
/// Thread: the main one.
class HttpServer : public QObject {
    Q_OBJECT
  public:
    explicit HttpServer(HttpHandler handler, QObject* parent = nullptr);
    [[nodiscard]] bool listen(quint16 port); ///< 0: any free one
    [[nodiscard]] quint16 port() const { return server_.serverPort(); }

  private:
    void welcome();

    HttpHandler handler_;
    QTcpServer server_;
    int open_ = 0;
};

} // namespace countersign
