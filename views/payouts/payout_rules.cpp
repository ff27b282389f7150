// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/payout_rules.h"

#include "models/domain/refusal_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct PayoutRules {
    Q_DECLARE_TR_FUNCTIONS(PayoutRules)
};

QString noRole(const QString& role) {
    if (role == QStringLiteral("operator"))
        return PayoutRules::tr("Only an operator proposes; your login is none.");
    if (role == QStringLiteral("approver"))
        return PayoutRules::tr("Only an approver decides; your login is none.");
    return PayoutRules::tr("Only an admin does this; your login is none.");
}

/// The same for all acts: who is connected how, and how old what they see is.
QString whyNobody(const DeskContext& context) {
    const SessionInfo& info = context.info;
    if (info.mode == AccessMode::Unknown)
        return PayoutRules::tr("Not connected yet.");
    if (info.mode == AccessMode::LookOnly)
        return PayoutRules::tr("Look-only: acting needs the contract in the database.");
    if (info.mode == AccessMode::Auditor)
        return PayoutRules::tr("Auditors look and never write.");
    if (!info.lockedBecause.isEmpty())
        return info.lockedBecause;
    if (context.stale)
        return PayoutRules::tr(
            "What is shown is too old to act on; it becomes possible again with the next answer.");
    return {};
}

QString whyNoSignature(const DeskContext& context, const QString& role) {
    const QString why = whyNoAct(context, role);
    if (!why.isEmpty())
        return why;
    if (!context.hasKey)
        return PayoutRules::tr("No key is chosen to sign with: press “Keys…” first.");
    return context.busy ? PayoutRules::tr("Another signature is under way.") : QString();
}

bool hasDecided(const RequestDetail& detail, const QString& human) {
    return std::any_of(detail.decisions.begin(), detail.decisions.end(),
                       [&](const SignedDecision& one) { return one.decision.human == human; });
}

QString whyOver(RequestState state) {
    switch (state) {
    case RequestState::Pending:
    case RequestState::Approved:
        return {};
    case RequestState::Executing:
    case RequestState::Broadcast:
        return PayoutRules::tr("It is being paid: nobody can stop it from here.");
    case RequestState::Done:
        return PayoutRules::tr("It is paid already.");
    case RequestState::Failed:
    case RequestState::Rejected:
    case RequestState::Void:
    case RequestState::Expired:
        break;
    }
    return PayoutRules::tr("It is over: another try is a new request.");
}

} // namespace

QString whyNoAct(const DeskContext& context, const QString& role) {
    const QString why = whyNobody(context);
    if (!why.isEmpty())
        return why;
    return context.info.may(role) ? QString() : noRole(role);
}

QString whyNoPropose(const DeskContext& context, const PayoutPreview& preview) {
    const QString why = whyNoAct(context, QStringLiteral("operator"));
    if (!why.isEmpty())
        return why;
    if (!preview.wrong.isEmpty())
        return localRefusal(preview.wrongText);
    return whyNoSignature(context, QStringLiteral("operator"));
}

QString whyNoDecide(const DeskContext& context, const RequestDetail& detail, DecisionVerdict verdict) {
    const QString role = QStringLiteral("approver");
    const QString why = whyNoAct(context, role);
    if (!why.isEmpty())
        return why;
    const QString over = whyOver(detail.state);
    if (!over.isEmpty())
        return over;
    if (detail.request.requester == context.info.human)
        return PayoutRules::tr("You proposed it: another person must decide. You can take it back.");
    if (hasDecided(detail, context.info.human))
        return PayoutRules::tr("You have given your word on it already.");
    if (verdict == DecisionVerdict::Approve && detail.state == RequestState::Approved)
        return PayoutRules::tr("It is approved already.");
    if (verdict == DecisionVerdict::Approve && !detail.difference.isEmpty())
        return PayoutRules::tr("What the backend would pay now is not what was proposed.");
    return whyNoSignature(context, role);
}

QString whyNoCancel(const DeskContext& context, const RequestDetail& detail) {
    const QString why = whyNobody(context);
    if (!why.isEmpty())
        return why;
    const QString over = whyOver(detail.state);
    if (!over.isEmpty())
        return over;
    const bool mine = detail.request.requester == context.info.human;
    return mine || context.info.may(QStringLiteral("approver"))
               ? QString()
               : PayoutRules::tr("Only who proposed it or an approver takes it back.");
}

QString whyNoExclude(const DeskContext& context, const RequestDetail& detail) {
    const QString why = whyNobody(context);
    return why.isEmpty() ? whyOver(detail.state) : why;
}

QStringList whoMaySign(const RequestDetail& detail, const KeyFeed::Snapshot& people) {
    QStringList names;
    for (const PersonInfo& person : people.people) {
        const bool approver = person.active && person.roles.contains(QStringLiteral("approver"));
        const bool hasKey = std::any_of(people.keys.begin(), people.keys.end(), [&](const KeyInfo& key) {
            return key.human == person.human && key.state == QStringLiteral("active");
        });
        if (approver && hasKey && person.human != detail.request.requester &&
            !hasDecided(detail, person.human) && !names.contains(person.displayName))
            names += person.displayName;
    }
    return names;
}

} // namespace countersign
