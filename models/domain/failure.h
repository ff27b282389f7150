// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace countersign {

/// What kind of thing went wrong: the view picks its (translated) sentence by it, a feed its back-off.
enum class FailureKind {
    BadInput,           ///< what the person or a file gave us can't be used
    Unreachable,        ///< no connection: name, network, refused, closed
    TimedOut,           ///< a deadline of ours or of the server passed
    TlsRefused,         ///< certificate, or a connection weaker than demanded
    LoginRefused,       ///< wrong password, unknown role, no CONNECT
    NoContract,         ///< the database has no schema countersign
    ContractOlder,      ///< the contract is older than this console
    ContractNewer,      ///< the contract is newer than this console
    ContractIncomplete, ///< half an install: something of it is missing
    NoRight,            ///< the server says this role may not (SQLSTATE 42501)
    Missing,            ///< a table or column the system's kind needs is not there
    TooLarge,           ///< over a named limit of ours
    Malformed,          ///< an answer that is not what the protocol says
    HttpStatus,         ///< an HTTP status other than the expected one
    Conflict,           ///< lock not to be had, serialization, somebody else was first
    InDoubt,            ///< sent, and no answer: it may have happened. Never shown as failed
    Cancelled,          ///< a person or shutdown stopped it
    Internal,           ///< a defect of ours
};

/// Why something could not be done, in parts: what, where, and what to do about it.
/// Thread: a value type. \c detail is for the log; it has been through the redactor before it gets here.
struct Failure {
    FailureKind kind = FailureKind::Internal;
    QString what;   ///< plain sentence without final stop, English: "the server closed the connection"
    QString where;  ///< "database payments on 127.0.0.1:5433", "endpoints[1].url", "countersign.retry"
    QString remedy; ///< what to do; may be empty
    QString detail; ///< SQLSTATE, errno, first line of the server's own text; redacted

    bool operator==(const Failure&) const = default;
};

/// "WHERE: WHAT. REMEDY." for stderr and logs, in English. Windows use views/failure_text.h.
[[nodiscard]] QString englishSentence(const Failure& failure);

/// A stable name for logs and JSON: "bad-input", "in-doubt", ...
[[nodiscard]] QString failureKindName(FailureKind kind);

} // namespace countersign

Q_DECLARE_METATYPE(countersign::Failure)
