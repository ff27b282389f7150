// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <map>

namespace countersign {

/// A server on loopback that behaves as badly as it is told, path by path. Speaks just enough HTTP/1.1.
/// Thread: the test's event loop.
class HttpServer : public QObject {
    Q_OBJECT
  public:
    using Behaviour = std::function<void(QTcpSocket* socket)>;

    explicit HttpServer(QObject* parent = nullptr);

    [[nodiscard]] QUrl url(const QString& path) const;
    [[nodiscard]] const QList<QByteArray>& requests() const { return requests_; } ///< heads as they came
    [[nodiscard]] qint64 bytesSent() const { return bytesSent_; }

    void behave(const QString& path, Behaviour behaviour) { paths_[path] = std::move(behaviour); }
    /// A whole, well-formed answer.
    void answer(const QString& path, int status, const QByteArray& body, const QByteArray& headers = {});

    // Faults.
    void cutOff(const QString& path);                  ///< promises 1,000 bytes, sends 10, closes
    void cutOffChunked(const QString& path);           ///< ends in the middle of a chunk
    void drip(const QString& path, int everyMs);       ///< a byte at a time, for ever
    void dripHead(const QString& path, int everyMs);   ///< the same, in the head
    void endless(const QString& path);                 ///< chunks as fast as they are taken, for ever
    void announce(const QString& path, qint64 bytes);  ///< a Content-Length of so much, and then that much
    void flood(const QString& path, qint64 bytes);     ///< so much without saying how much
    void gzipBomb(const QString& path, int mebibytes); ///< compressed though nobody asked for it
    void silence(const QString& path);                 ///< takes the question and never answers
    void garbage(const QString& path, const QByteArray& bytes); ///< raw bytes, then closes

  private:
    void accept();
    void read(QTcpSocket* socket);
    void sendOnAndOn(QTcpSocket* socket, const QByteArray& piece, qint64 bytes);

    QTcpServer server_;
    std::map<QString, Behaviour> paths_;
    QList<QByteArray> requests_;
    qint64 bytesSent_ = 0;
};

} // namespace countersign
