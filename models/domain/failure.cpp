// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/failure.h"

namespace countersign {

QString englishSentence(const Failure& failure) {
    QString text;
    if (!failure.where.isEmpty())
        text = failure.where + QStringLiteral(": ");
    text += failure.what;
    if (!text.endsWith(u'.'))
        text += u'.';
    if (!failure.remedy.isEmpty()) {
        text += u' ' + failure.remedy;
        if (!text.endsWith(u'.'))
            text += u'.';
    }
    return text;
}

QString failureKindName(FailureKind kind) {
    switch (kind) {
    case FailureKind::BadInput: return QStringLiteral("bad-input");
    case FailureKind::Unreachable: return QStringLiteral("unreachable");
    case FailureKind::TimedOut: return QStringLiteral("timed-out");
    case FailureKind::TlsRefused: return QStringLiteral("tls-refused");
    case FailureKind::LoginRefused: return QStringLiteral("login-refused");
    case FailureKind::NoContract: return QStringLiteral("no-contract");
    case FailureKind::ContractOlder: return QStringLiteral("contract-older");
    case FailureKind::ContractNewer: return QStringLiteral("contract-newer");
    case FailureKind::ContractIncomplete: return QStringLiteral("contract-incomplete");
    case FailureKind::NoRight: return QStringLiteral("no-right");
    case FailureKind::Missing: return QStringLiteral("missing");
    case FailureKind::TooLarge: return QStringLiteral("too-large");
    case FailureKind::Malformed: return QStringLiteral("malformed");
    case FailureKind::HttpStatus: return QStringLiteral("http-status");
    case FailureKind::Conflict: return QStringLiteral("conflict");
    case FailureKind::InDoubt: return QStringLiteral("in-doubt");
    case FailureKind::Cancelled: return QStringLiteral("cancelled");
    case FailureKind::Internal: return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

} // namespace countersign
