// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/failure_text.h"

#include "views/format.h"

#include <QCoreApplication>

namespace countersign {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FailureText", text);
}

QString headline(FailureKind kind) {
    switch (kind) {
    case FailureKind::BadInput:
        return tr("This cannot be used as it is");
    case FailureKind::Unreachable:
        return tr("No connection");
    case FailureKind::TimedOut:
        return tr("No answer in time");
    case FailureKind::TlsRefused:
        return tr("The connection is not safe enough");
    case FailureKind::LoginRefused:
        return tr("The login was refused");
    case FailureKind::NoContract:
        return tr("The contract is not installed in this database");
    case FailureKind::ContractOlder:
        return tr("The database's contract is older than this console");
    case FailureKind::ContractNewer:
        return tr("The database's contract is newer than this console");
    case FailureKind::ContractIncomplete:
        return tr("The contract is only half installed");
    case FailureKind::NoRight:
        return tr("This login has no right to do that");
    case FailureKind::Missing:
        return tr("Something this board needs is missing in the database");
    case FailureKind::TooLarge:
        return tr("The answer is larger than we accept");
    case FailureKind::Malformed:
        return tr("The answer could not be understood");
    case FailureKind::HttpStatus:
        return tr("The endpoint answered with an error");
    case FailureKind::Conflict:
        return tr("Somebody else was first");
    case FailureKind::InDoubt:
        return tr("Sent, and no answer yet: it may have happened");
    case FailureKind::Cancelled:
        return tr("Cancelled");
    case FailureKind::Internal:
        return tr("A defect in Countersign");
    }
    return {};
}

QString remedy(FailureKind kind) {
    switch (kind) {
    case FailureKind::Unreachable:
        return tr("Check network, host and port; it is tried again by itself");
    case FailureKind::TimedOut:
        return tr("It is tried again by itself");
    case FailureKind::TlsRefused:
        return tr("Mend the server's certificate or the system's TLS settings");
    case FailureKind::LoginRefused:
        return tr("Check user and password of this system");
    case FailureKind::NoContract:
        return tr("Ask the database's administrator to run “countersignctl install”");
    case FailureKind::ContractOlder:
    case FailureKind::ContractIncomplete:
        return tr("Run “countersignctl install” again; it mends what is missing");
    case FailureKind::ContractNewer:
        return tr("Update Countersign on this computer");
    case FailureKind::NoRight:
        return tr("“countersignctl doctor” names the grant that is missing");
    case FailureKind::Missing:
        return tr("“countersignctl doctor” names what is missing");
    case FailureKind::InDoubt:
        return tr("It is looked up by its key; do not press again");
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
