// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/pq_link.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <memory>
#include <optional>

namespace countersign {

inline constexpr int reconnectPauseMs = 1'000;
inline constexpr int bridgeBeatMs = 10'000;

/// The text of one of the backend's statements (sql/NAME.sql).
[[nodiscard]] QString backendSql(const QString& name);

/// The backend's one connection; comes back by itself after the server was away. Owns the connection.
/// Thread: the main one. Statements are short, so they run in the event loop.
class Database : public QObject {
    Q_OBJECT
  public:
    /// \a password empty: PGPASSWORD or ~/.pgpass.
    Database(QString url, bool listening, QString password = {}, QObject* parent = nullptr);

    [[nodiscard]] Status connectNow();
    [[nodiscard]] bool connected() const { return link_.has_value(); }
    /// Runs sql/NAME.sql; no rows when the server is away.
    /// Runs a script of several statements, sql/NAME.sql, all or nothing.
    void runScript(const QString& name);
    PqRows ask(const QString& name, const QStringList& parameters = {});

  Q_SIGNALS:
    /// Somebody asked for a row to be taken up again (channel countersign_retry).
    void retryAsked(const QString& kind, const QString& id);

  private:
    void lost();
    void readNotices();

    QString url_, password_;
    bool listening_;
    std::optional<PqLink> link_;
    std::unique_ptr<QSocketNotifier> arrived_;
    QTimer beats_; ///< the heartbeat of one who listens for retries
};

} // namespace countersign
