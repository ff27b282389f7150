// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace countersign {

/// One row of the trail, as hashed.
struct TrailRow {
    qint64 seq = 0;
    qint64 atUs = 0; ///< microseconds since 1970
    QString actor, human, act, subject;
    QString detail; ///< JSON, the very text that was hashed
    QByteArray prev, hash;
    bool operator==(const TrailRow&) const = default;
};

struct TrailHead {
    qint64 seq = 0;
    QByteArray hash;
    bool operator==(const TrailHead&) const = default;
};

/// What the chain says about itself. Thread: a value type.
struct TrailReport {
    qint64 rows = 0;
    TrailHead head;       ///< of the last row that was good
    QStringList problems; ///< English sentences, the first offending rows first
    [[nodiscard]] bool clean() const { return problems.isEmpty(); }
};

inline constexpr int maxTrailProblems = 100;
inline constexpr qsizetype maxTrailLineBytes = 16 * 1024 * 1024;

/// Checks rows as they come, in order, without keeping them. "Could read nothing" is a problem, never clean.
/// Thread: any one.
class TrailCheck {
  public:
    void add(const TrailRow& row);
    /// \a head: what the database or somebody's memory says is the last row; none: nobody says.
    [[nodiscard]] TrailReport finish(const std::optional<TrailHead>& head);

  private:
    void complain(const QString& what);

    TrailReport report_;
    QByteArray previousHash_ = QByteArray(32, '\0');
    qint64 previousAtUs_ = 0;
};

[[nodiscard]] QByteArray trailHash(const TrailRow& row);

/// One line of JSON Lines, with its line end; and back, strictly: what it accepts gives the same octets
/// again.
[[nodiscard]] QByteArray trailLine(const TrailRow& row);
[[nodiscard]] Result<TrailRow> parseTrailLine(const QByteArray& line);

} // namespace countersign
