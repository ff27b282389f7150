// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/http_server.h"

#include <QTimer>

#include <optional>

class QTcpSocket;

namespace countersign {

/// One client of an HttpServer: reads requests one after the other and writes the answers. Owns the socket
/// and deletes itself when it closes. Thread: the main one.
class HttpConnection : public QObject {
  public:
    HttpConnection(QTcpSocket* socket, HttpHandler handler, QObject* parent);

  private:
    void read();
    /// Takes one whole request off the buffer; nothing while it isn't whole, or when it was refused.
    [[nodiscard]] std::optional<HttpRequest> takeRequest();
    void answer(const HttpReply& reply);
    void refuse(int status);

    QTcpSocket* socket_;
    HttpHandler handler_;
    QByteArray buffer_;
    QTimer idle_;
    bool busy_ = false, closing_ = false;
};

} // namespace countersign
