// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>

namespace countersign {

/// Stands between a client and a server on loopback. After loseAnswerTo(words) it passes the first message
/// with those words on, waits for the server's answer, throws it away and closes: the server did it, the
/// client never hears. Owns a thread of its own, on which all its sockets live.
class DroppingProxy {
  public:
    explicit DroppingProxy(quint16 serverPort);
    ~DroppingProxy();

    [[nodiscard]] quint16 port() const { return port_; }
    void loseAnswerTo(const QByteArray& words);
    [[nodiscard]] bool lost() const { return lost_; }

  private:
    void accept(QTcpSocket* client);

    QByteArray words_; ///< set before the client sends; read on the proxy's thread
    std::atomic<bool> armed_ = false;
    std::atomic<bool> lost_ = false;
    quint16 serverPort_;
    quint16 port_ = 0;
    QTcpServer* server_ = nullptr;
    QThread thread_;
};

} // namespace countersign
