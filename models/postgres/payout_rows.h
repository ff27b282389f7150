// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/postgres/pqxx_compat.h"

namespace countersign {

class Connection;
class RowReader;

// Rows of the contract's views of payouts as values, shared by the gateway's parts.

/// A numeric as text: zero where it is NULL or no number (the contract refuses such a payout by its own
/// rules).
[[nodiscard]] Decimal decimalFrom(RowReader& row);
[[nodiscard]] QByteArray octetsFrom(RowReader& row); ///< from hex
[[nodiscard]] SignedDecision decisionFrom(const pqxx::row& row, const QByteArray& digest,
                                          const QString& domain);
[[nodiscard]] std::vector<PayoutLine> linesFrom(const pqxx::result& rows);
/// An English sentence for a check, from the kind's words or ours; the name itself when nobody knows it.
[[nodiscard]] QString checkText(const QString& name, const QString& kindWords);
/// The last payment to the destination of each line: of a request (\a type "uuid") or, before there is one,
/// of a payout ("text").
[[nodiscard]] Result<std::vector<LastPaid>> lastPaid(Connection& connection, const QString& type,
                                                     const QString& id);
/// outcome, reason, state, detail, replayed, audit_seq of countersign.answer.
[[nodiscard]] DeskAnswer answerFrom(const pqxx::row& row);
[[nodiscard]] QString answerColumnsSql();

} // namespace countersign
