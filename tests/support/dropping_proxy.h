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
/// client never hears. While it stalls, nothing goes through in either direction and nothing is lost, as when
/// packets are lost and sent again. Owns a thread of its own, on which all its sockets live.
class DroppingProxy {
  public:
    explicit DroppingProxy(quint16 serverPort);
    ~DroppingProxy();

    [[nodiscard]] quint16 port() const { return port_; }
    /// Whether it goes on for the next connection, or nobody gets through any more.
    enum class AndThen { GoOn, BeGone };
    void loseAnswerTo(const QByteArray& words, AndThen then = AndThen::GoOn);
    void stall();
    void flow(); ///< what was held back goes on its way
    [[nodiscard]] bool lost() const { return lost_; }

  private:
    void accept(QTcpSocket* client);
    void pass(QTcpSocket* from, QTcpSocket* to, bool toServer);
    void beGone();

    QByteArray words_; ///< set before the client sends; read on the proxy's thread
    std::atomic<AndThen> then_ = AndThen::GoOn;
    bool stalled_ = false; ///< of the proxy's thread
    std::atomic<bool> armed_ = false;
    std::atomic<bool> lost_ = false;
    quint16 serverPort_;
    quint16 port_ = 0;
    QTcpServer* server_ = nullptr;
    QThread thread_;
};

} // namespace countersign
