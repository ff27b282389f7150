// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace countersign {

/// What we may do on a system, decided at connect, never assumed.
enum class AccessMode {
    Unknown,  ///< not connected yet: nothing is enabled
    LookOnly, ///< no contract: SELECTs only
    Auditor,  ///< contract, read-only, proven
    Operator, ///< may retry, and whatever else the roles allow
    Signer,   ///< no operator, but an approver or admin: signs, keeps keys and policy
};

/// How read-only was proven: by trying to write and being refused.
struct ReadOnlyProof {
    bool proven = false;
    UnixMs at = 0;
    QStringList tried; ///< one line each: "CREATE TEMP TABLE: refused, 25006"
    bool operator==(const ReadOnlyProof&) const = default;
};

/// A board the system offers, or why not (contract view capability).
struct Capability {
    QString board;
    bool offered = false;
    QString whyNot;
    bool operator==(const Capability&) const = default;
};

/// Who and what we are talking to, read at connect.
struct SessionInfo {
    QString login;     ///< session_user
    QString human;     ///< empty: this login is mapped to nobody
    QStringList roles; ///< contract roles the login is in, e.g. "countersign_operator"
    AccessMode mode = AccessMode::Unknown;
    QString whyNotAct;       ///< when mode isn't Operator: the reason, English
    int contractVersion = 0; ///< 0 = none
    QString kindDigest;      ///< of the files the contract was installed from; empty: not known
    int consoleVersion = 0;  ///< the contract version this console is made for
    QString serverVersion;   ///< "15.18"
    QString databaseName;
    QString databaseSystemId; ///< pg_control_system(); empty when not allowed to ask
    QString deployment;       ///< the contract's own name for this deployment; empty: no contract
    bool live = false;        ///< commits are told: nobody need ask
    bool onStandby = false;   ///< what is read
    bool pooled = false;      ///< a pooler stands between us and the server that is read
    QString server;           ///< of several hosts the one that answers, "db2:5432"; empty: there is only one
    QString standIn;          ///< why the primary is read though a standby was named; empty: it is not
    int timeline = 0;         ///< of the server acts go to: another one after a failover; 0 = unknown
    bool tls = false;
    bool weakTlsAllowed = false;
    std::optional<qint64> clockDifferenceMs; ///< server minus us
    ReadOnlyProof readOnly;
    std::vector<Capability> capabilities;
    QString lockedBecause; ///< not empty: what is known of the system does not fit; nothing may be done

    [[nodiscard]] bool mayAct() const {
        return mode == AccessMode::Operator && lockedBecause.isEmpty();
    } ///< retry, propose
    /// May do what the contract keeps for that role: "approver", "admin", "operator".
    [[nodiscard]] bool may(const QString& role) const {
        return lockedBecause.isEmpty() && (mode == AccessMode::Operator || mode == AccessMode::Signer) &&
               roles.contains(QStringLiteral("countersign_") + role);
    }
    bool operator==(const SessionInfo&) const = default;
};

} // namespace countersign

Q_DECLARE_METATYPE(countersign::SessionInfo)
