// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/identity.h"

#include "app/countersignctl/surroundings.h"
#include "models/feeds/identity_findings.h"
#include "models/feeds/identity_memory.h"

namespace countersign::ctl {

namespace {

std::optional<IdentitySettlement> settlementOf(IdentityFacts facts, const IdentityMemory& memory) {
    const auto word = memory.settlement(identityCombination(facts));
    if (word)
        return word;
    // Who settled these doubts and a block that stands still besides has settled these.
    facts.blockMoves = false;
    return memory.settlement(identityCombination(facts));
}

} // namespace

QString IdentityLook::lock(const QString& systemPath) const {
    if (!complete)
        return QStringLiteral("what this system is could not be found out: its endpoints or nodes did not "
                              "answer in time. Try again, or see countersignctl check %1")
            .arg(systemPath);
    if (doubts.empty() || settlement)
        return {};
    QStringList sentences;
    for (const Finding& doubt : doubts)
        sentences += QStringLiteral("%1. %2").arg(doubt.title, doubt.why);
    return QStringLiteral("%1. Nothing is done here until a person says why it is right: countersignctl "
                          "identity settle --system %2 --reason TEXT")
        .arg(sentences.join(QStringLiteral(". ")), systemPath);
}

IdentityLook lookAtIdentity(const Target& target, const SessionInfo& session) {
    IdentityLook look;
    look.facts.claimed = target.file.environment;
    look.facts.databases = databaseNames(session);
    Surroundings surroundings(target);
    look.complete = surroundings.lookAtParts();
    surroundings.tell(look.facts);
    const IdentityMemory memory(IdentityMemory::defaultPath());
    look.facts.seenAs = memory.meet(look.facts.databases, look.facts.claimed);
    look.doubts = identityFindings(look.facts);
    if (!look.doubts.empty())
        look.settlement = settlementOf(look.facts, memory);
    return look;
}

QString identityLock(const Target& target, const SessionInfo& session) {
    return target.path.isEmpty() ? QString() : lookAtIdentity(target, session).lock(target.path);
}

} // namespace countersign::ctl
