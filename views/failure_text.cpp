// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/failure_text.h"

#include "views/format.h"

#include <QCoreApplication>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct FailureText {
    Q_DECLARE_TR_FUNCTIONS(FailureText)
};

QString headline(FailureKind kind) {
    switch (kind) {
    case FailureKind::BadInput:
        return FailureText::tr("This cannot be used as it is");
    case FailureKind::Unreachable:
        return FailureText::tr("No connection");
    case FailureKind::TimedOut:
        return FailureText::tr("No answer in time");
    case FailureKind::TlsRefused:
        return FailureText::tr("The connection is not safe enough");
    case FailureKind::LoginRefused:
        return FailureText::tr("The login was refused");
    case FailureKind::NoContract:
        return FailureText::tr("The contract is not installed in this database");
    case FailureKind::ContractOlder:
        return FailureText::tr("The database's contract is older than this console");
    case FailureKind::ContractNewer:
        return FailureText::tr("The database's contract is newer than this console");
    case FailureKind::ContractIncomplete:
        return FailureText::tr("The contract is only half installed");
    case FailureKind::NoRight:
        return FailureText::tr("This login has no right to do that");
    case FailureKind::Missing:
        return FailureText::tr("Something this board needs is missing in the database");
    case FailureKind::TooLarge:
        return FailureText::tr("The answer is larger than we accept");
    case FailureKind::Malformed:
        return FailureText::tr("The answer could not be understood");
    case FailureKind::HttpStatus:
        return FailureText::tr("The endpoint answered with an error");
    case FailureKind::Conflict:
        return FailureText::tr("Somebody else was first");
    case FailureKind::InDoubt:
        return FailureText::tr("Sent, and no answer yet: it may have happened");
    case FailureKind::Cancelled:
        return FailureText::tr("Cancelled");
    case FailureKind::Internal:
        return FailureText::tr("A defect in Countersign");
    }
    return {};
}

QString remedy(FailureKind kind) {
    switch (kind) {
    case FailureKind::Unreachable:
        return FailureText::tr("Check network, host and port; it is tried again by itself");
    case FailureKind::TimedOut:
        return FailureText::tr("It is tried again by itself");
    case FailureKind::TlsRefused:
        return FailureText::tr("Mend the server's certificate or the system's TLS settings");
    case FailureKind::LoginRefused:
        return FailureText::tr("Check user and password of this system");
    case FailureKind::NoContract:
        return FailureText::tr("Ask the database's administrator to run “countersignctl install”");
    case FailureKind::ContractOlder:
    case FailureKind::ContractIncomplete:
        return FailureText::tr("Run “countersignctl install” again; it mends what is missing");
    case FailureKind::ContractNewer:
        return FailureText::tr("Update Countersign on this computer");
    case FailureKind::NoRight:
        return FailureText::tr("“countersignctl doctor” names the grant that is missing");
    case FailureKind::Missing:
        return FailureText::tr("“countersignctl doctor” names what is missing");
    case FailureKind::InDoubt:
        return FailureText::tr("It is looked up by its key; do not press again");
    default:
        return {};
    }
}

} // namespace

FailureWords failureWords(const Failure& failure) {
    FailureWords words;
    words.headline = headline(failure.kind);
    words.particulars = safeLine(
        failure.where.isEmpty() ? failure.what : failure.where + QStringLiteral(": ") + failure.what);
    // The adapter's own advice is closer to the case than ours.
    words.remedy = failure.remedy.isEmpty() ? remedy(failure.kind) : safeLine(failure.remedy);
    return words;
}

QString failureSentence(const Failure& failure) {
    const FailureWords words = failureWords(failure);
    QString text = words.headline;
    if (!words.particulars.isEmpty())
        text += QStringLiteral(": ") + words.particulars;
    if (!words.remedy.isEmpty())
        text += QStringLiteral(". ") + words.remedy;
    return text + u'.';
}

} // namespace countersign
