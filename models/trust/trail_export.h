// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/payout.h"
#include "models/domain/result.h"
#include "models/trust/trail.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <functional>
#include <tuple>
#include <variant>

namespace countersign {

/// First line of an export.
struct ExportHeader {
    QString domain;
    UnixMs exportedMs = 0;
    TrailHead head;
    bool operator==(const ExportHeader&) const = default;
};

/// What the tables say when the export is made, for comparing with what the trail says.
struct RequestRecord {
    QString id, payout;
    QByteArray digest;
    RequestState state = RequestState::Pending;
    bool operator==(const RequestRecord&) const = default;
};

struct DecisionRecord {
    QString request;
    DecisionVerdict verdict = DecisionVerdict::Approve;
    QString human;
    QByteArray key, signature;
    bool operator==(const DecisionRecord&) const = default;
    /// Any order will do: for finding it again.
    friend bool operator<(const DecisionRecord& a, const DecisionRecord& b) {
        return std::tie(a.request, a.verdict, a.human, a.key, a.signature) <
               std::tie(b.request, b.verdict, b.human, b.key, b.signature);
    }
};

enum class KeyState { Pending, Active, Revoked };

struct KeyRecord {
    QByteArray id;
    QString human;
    QByteArray publicKey;
    KeyState state = KeyState::Pending;
    bool operator==(const KeyRecord&) const = default;
};

/// A payout the backend holds as approved or further.
enum class ReleasedState { Approved, Executing, Done };

struct PayoutRecord {
    QString id;
    ReleasedState state = ReleasedState::Approved;
    bool operator==(const PayoutRecord&) const = default;
};

/// Last line: how many came before it, and the SHA-256 of all their octets.
struct ExportEnd {
    qint64 count = 0;
    QByteArray digest;
    bool operator==(const ExportEnd&) const = default;
};

using ExportRecord =
    std::variant<ExportHeader, TrailRow, RequestRecord, DecisionRecord, KeyRecord, PayoutRecord, ExportEnd>;

[[nodiscard]] QString keyStateName(KeyState state);           ///< "pending", "active", "revoked"
[[nodiscard]] QString releasedStateName(ReleasedState state); ///< "approved", "executing", "done"

/// One record as a line with its line feed; and back, strictly: what it accepts gives the same octets again.
[[nodiscard]] QByteArray exportLine(const ExportRecord& record);
[[nodiscard]] Result<ExportRecord> parseExportLine(const QByteArray& line);

/// Writes an export record by record and keeps none of them. Sink: whatever takes octets. Thread: the
/// caller's.
class ExportWriter {
  public:
    using Sink = std::function<Status(const QByteArray&)>;
    explicit ExportWriter(Sink sink)
        : sink_(std::move(sink)) {}

    /// The header comes first, then the rows, then the tables.
    [[nodiscard]] Status add(const ExportRecord& record);
    [[nodiscard]] Status end();

  private:
    Sink sink_;
    qint64 lines_ = 0;
    QCryptographicHash hash_{QCryptographicHash::Sha256};
};

} // namespace countersign
