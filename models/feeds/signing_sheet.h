// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QMetaType>
#include <QStringList>

#include <vector>

namespace countersign {

/// What a person is about to sign, and what they should know before. \c request was parsed from \c bytes, the
/// very octets that are digested: a page that shows it shows what is signed. Thread: a value type.
struct SigningSheet {
    DecisionVerdict verdict = DecisionVerdict::Approve;
    QByteArray bytes;  ///< canonical, countersign/payout/v1
    QByteArray digest; ///< SHA-256 of bytes
    PayoutRequest request;
    QString rawState;                ///< of the payout in the backend
    std::vector<PayoutCheck> checks; ///< for a human to judge
    std::vector<LastPaid> lastPaid;
    std::vector<SignedDecision> decisions;
    QString wrong; ///< why it can't be signed as it stands, an English sentence; empty: it can
    Provenance from;
};

/// A sheet for proposing what \a preview shows, with the proposer's memo; a fresh nonce each time.
[[nodiscard]] Result<SigningSheet> proposalSheet(const PayoutPreview& preview, const QString& memo);
/// A sheet for deciding on a request. Refuses one whose octets do not give the digest the database names.
[[nodiscard]] Result<SigningSheet> decisionSheet(const RequestDetail& detail, DecisionVerdict verdict);

/// What two people read to each other; and the whole digest in groups of hexadecimal digits.
[[nodiscard]] QStringList sheetWords(const SigningSheet& sheet);
[[nodiscard]] QString sheetDigest(const SigningSheet& sheet);

} // namespace countersign

Q_DECLARE_METATYPE(countersign::SigningSheet)
