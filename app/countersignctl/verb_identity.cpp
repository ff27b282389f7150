// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/identity.h"
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/signing.h"
#include "models/domain/action.h"
#include "models/feeds/identity_memory.h"

namespace countersign::ctl {

namespace {

std::vector<OptionSpec> systemOptions(std::vector<OptionSpec> own = {}) {
    own.insert(own.begin(), {QStringLiteral("system"), QStringLiteral("FILE"),
                             QStringLiteral("the system file, NAME.system.json (required)")});
    return own;
}

Result<Desk> openSystem(const Arguments& arguments) {
    if (arguments.value(QStringLiteral("system")).isEmpty())
        return Failure{
            FailureKind::BadInput,
            QStringLiteral("no system was named"),
            {},
            QStringLiteral("Give --system FILE: a bare database has nothing it could be mixed with"),
            {}};
    return openDesk(arguments, Access::Acting); // of the database that acts go to
}

Json settlementJson(const std::optional<IdentitySettlement>& settlement) {
    if (!settlement)
        return nullptr;
    return {{"reason", toJson(settlement->reason)},
            {"who", toJson(settlement->who)},
            {"at", timeJson(settlement->at)}};
}

Json toJson(const IdentityLook& look, const QString& lock) {
    Json nodes = Json::object(), doubts = Json::array(), databases = Json::array(), seen = Json::array();
    for (const auto& [chain, said] : look.facts.nodeChains)
        nodes[chain.toStdString()] = ctl::toJson(said);
    for (const QString& name : look.facts.databases)
        databases.push_back(ctl::toJson(name));
    for (const QString& environment : look.facts.seenAs)
        seen.push_back(ctl::toJson(environment));
    for (const Finding& doubt : look.doubts)
        doubts.push_back({{"detector", ctl::toJson(doubt.detector)},
                          {"title", ctl::toJson(doubt.title)},
                          {"why", ctl::toJson(doubt.why)},
                          {"what_to_do", ctl::toJson(doubt.whatToDo)}});
    return {{"environment", ctl::toJson(environmentName(look.facts.claimed))},
            {"databases", databases},
            {"seen_as", seen},
            {"chains_of_nodes", nodes},
            {"chain_of_backend", ctl::toJson(look.facts.apiChain)},
            {"mode", ctl::toJson(look.facts.apiMode)},
            {"doubts", doubts},
            {"combination", ctl::toJson(identityCombination(look.facts))},
            {"settled", settlementJson(look.settlement)},
            {"lock", ctl::toJson(lock)}};
}

QString orUnknown(const QString& text) {
    return text.isEmpty() ? QStringLiteral("unknown") : text;
}

void printForPeople(Output& output, const IdentityLook& look, const QString& lock) {
    TextTable table;
    table.heading = {QStringLiteral("PART"), QStringLiteral("SAYS")};
    table.rows.push_back({QStringLiteral("system file"), environmentName(look.facts.claimed)});
    table.rows.push_back({QStringLiteral("database"), orUnknown(look.facts.databases.join(u", "))});
    table.rows.push_back({QStringLiteral("met before as"), orUnknown(look.facts.seenAs.join(u", "))});
    for (const auto& [chain, said] : look.facts.nodeChains)
        table.rows.push_back({QStringLiteral("nodes of chain %1").arg(chain),
                              said.isEmpty() ? orUnknown(said) : QStringLiteral("chain %1").arg(said)});
    table.rows.push_back({QStringLiteral("chain of the backend"), orUnknown(look.facts.apiChain)});
    if (!look.facts.apiMode.isEmpty())
        table.rows.push_back({QStringLiteral("mode of the backend"), look.facts.apiMode});
    output.table(table);
    output.line(QStringLiteral("Combination %1.").arg(identityCombination(look.facts)));
    if (look.settlement)
        output.line(QStringLiteral("Settled by %1 at %2: %3")
                        .arg(look.settlement->who, isoTime(look.settlement->at), look.settlement->reason));
    if (!lock.isEmpty())
        output.line(QStringLiteral("Locked: %1").arg(lock));
    else if (look.doubts.empty())
        output.line(QStringLiteral("It fits together: nothing to settle."));
}

int report(Output& output, const IdentityLook& look, const QString& path) {
    const QString lock = look.lock(path);
    if (output.json())
        output.write(Json::array({toJson(look, lock)}));
    else
        printForPeople(output, look, lock);
    return lock.isEmpty() ? Fine : NeedsHuman;
}

int runIdentityShow(const Arguments& arguments, Output& output) {
    const auto desk = openSystem(arguments);
    if (!desk)
        return output.cannotRun(desk.failure());
    return report(output, lookAtIdentity(desk->target, desk->gateway->session()), desk->target.path);
}

int runIdentitySettle(const Arguments& arguments, Output& output) {
    const auto reason = reasonFrom(arguments);
    if (!reason)
        return output.cannotRun(reason.failure());
    const auto desk = openSystem(arguments);
    if (!desk)
        return output.cannotRun(desk.failure());
    const SessionInfo& session = desk->gateway->session();
    IdentityLook look = lookAtIdentity(desk->target, session);
    const QString combination = identityCombination(look.facts);
    const QString seen = arguments.value(QStringLiteral("combination"));
    if (!seen.isEmpty() && seen != combination) {
        output.remark(QStringLiteral("Not settled: what its parts say has changed since you looked."));
        return std::max<int>(report(output, look, desk->target.path), NeedsHuman);
    }
    if (look.complete && !look.doubts.empty()) {
        look.settlement =
            IdentitySettlement{*reason, session.human.isEmpty() ? session.login : session.human, systemNow()};
        IdentityMemory(IdentityMemory::defaultPath()).settle(combination, *look.settlement);
    }
    return report(output, look, desk->target.path);
}

} // namespace

Verb identityShowVerb() {
    return {QStringLiteral("identity show"),
            {},
            QStringLiteral("Show which system this is by what its parts say, and whether they fit together."),
            QStringLiteral("Exit 1 when they do not, and nobody has settled it: nothing is done there then."),
            systemOptions(),
            runIdentityShow};
}

Verb identitySettleVerb() {
    return {
        QStringLiteral("identity settle"),
        {},
        QStringLiteral("Say why a mixture of parts is right, so that acting there is possible."),
        QStringLiteral("The word is kept on this computer, for this program and the window, and holds for "
                       "exactly what\nthe parts say now."),
        systemOptions(
            {{QStringLiteral("reason"), QStringLiteral("TEXT"), QStringLiteral("why it is right (required)")},
             {QStringLiteral("combination"), QStringLiteral("C"),
              QStringLiteral("as you saw it: nothing is settled when it has changed since")}}),
        runIdentitySettle};
}

} // namespace countersign::ctl
