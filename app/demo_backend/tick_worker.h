// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo_backend/database.h"
#include "app/demo_backend/http_server.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace countersign {

inline constexpr int tickEveryMs = 1'000;

/// Plays the worker of a further system: a script of its own at each tick (sql/KIND/tick.sql), and what its
/// health pages say. Owns its connection. Thread: the main one.
class TickWorker : public QObject {
    Q_OBJECT
  public:
    TickWorker(const QString& kind, const QString& databaseUrl, double speed);

    [[nodiscard]] Status connectNow() { return database_.connectNow(); }
    [[nodiscard]] const QString& kind() const { return kind_; }
    /// The answer of this system's pages; none when the path is not of them.
    [[nodiscard]] std::optional<HttpReply> handle(const HttpRequest& request) const;
    /// Base units of the token that lie at \a address, as decimal text; "0" for an address nobody knows.
    [[nodiscard]] QString tokensAt(const QString& address);

  private:
    QString kind_;
    Database database_;
    QTimer ticks_;
};

} // namespace countersign
