// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/payout.h"

#include <algorithm>

namespace countersign {
namespace {

constexpr RequestState allStates[] = {
    RequestState::Pending,   RequestState::Approved, RequestState::Executing,
    RequestState::Broadcast, RequestState::Done,     RequestState::Failed,
    RequestState::Rejected,  RequestState::Void,     RequestState::Expired};

} // namespace

QString decisionVerdictName(DecisionVerdict verdict) {
    switch (verdict) {
    case DecisionVerdict::Propose:
        return QStringLiteral("propose");
    case DecisionVerdict::Approve:
        return QStringLiteral("approve");
    case DecisionVerdict::Reject:
        break;
    }
    return QStringLiteral("reject");
}

std::optional<DecisionVerdict> decisionVerdictFromName(const QString& name) {
    for (const DecisionVerdict verdict :
         {DecisionVerdict::Propose, DecisionVerdict::Approve, DecisionVerdict::Reject}) {
        if (decisionVerdictName(verdict) == name)
            return verdict;
    }
    return std::nullopt;
}

QString requestStateName(RequestState state) {
    switch (state) {
    case RequestState::Pending:
        return QStringLiteral("pending");
    case RequestState::Approved:
        return QStringLiteral("approved");
    case RequestState::Executing:
        return QStringLiteral("executing");
    case RequestState::Broadcast:
        return QStringLiteral("broadcast");
    case RequestState::Done:
        return QStringLiteral("done");
    case RequestState::Failed:
        return QStringLiteral("failed");
    case RequestState::Rejected:
        return QStringLiteral("rejected");
    case RequestState::Void:
        return QStringLiteral("void");
    case RequestState::Expired:
        break;
    }
    return QStringLiteral("expired");
}

std::optional<RequestState> requestStateFromName(const QString& name) {
    for (const RequestState state : allStates) {
        if (requestStateName(state) == name)
            return state;
    }
    return std::nullopt;
}

bool isApprovedOrFurther(RequestState state) {
    switch (state) {
    case RequestState::Approved:
    case RequestState::Executing:
    case RequestState::Broadcast:
    case RequestState::Done:
    case RequestState::Failed:
        return true;
    case RequestState::Pending:
    case RequestState::Rejected:
    case RequestState::Void:
    case RequestState::Expired:
        break;
    }
    return false;
}

bool lineBefore(const PayoutLine& a, const PayoutLine& b) {
    return a.id.toUtf8() < b.id.toUtf8();
}

void sortLines(std::vector<PayoutLine>& lines) {
    std::sort(lines.begin(), lines.end(), lineBefore);
}

std::optional<Decimal> sumOfLines(const PayoutContent& content) {
    Decimal sum;
    for (const PayoutLine& line : content.lines) {
        if (line.currency != content.currency)
            return std::nullopt;
        sum = sum + line.amount;
    }
    return sum;
}

} // namespace countersign
