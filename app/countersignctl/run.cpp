// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/run.h"

#include "app/countersignctl/output.h"
#include "app/countersignctl/verb.h"

#include <algorithm>

namespace countersign::ctl {

const std::vector<Verb>& allVerbs() {
    static const std::vector<Verb> verbs{
        findingsVerb(),      itemsVerb(),        verdictVerb(),       retryVerb(),
        ledgerVerb(),        payoutsVerb(),      payoutShowVerb(),    payoutProposeVerb(),
        payoutApproveVerb(), payoutRejectVerb(), payoutCancelVerb(),  payoutVerifyVerb(),
        keysNewVerb(),       keysEnrolVerb(),    keysActivateVerb(),  keysRevokeVerb(),
        keysListVerb(),      keyringNewVerb(),   keyringSignVerb(),   keyringShowVerb(),
        keyringAcceptVerb(), policyShowVerb(),   policyProposeVerb(), policyApproveVerb(),
        policyRejectVerb(),  peopleVerb(),       trailShowVerb(),     trailExportVerb(),
        trailVerifyVerb(),   checkVerb(),        identityShowVerb(),  identitySettleVerb(),
        doctorVerb(),        installVerb(),      uninstallVerb(),     systemNewVerb(),
        systemCheckVerb(),   demoVerb()};
    return verbs;
}

namespace {

/// "keys new" goes before "keys": the longer name that fits. Null: there is no such verb.
const Verb* verbNamed(const QStringList& words) {
    for (qsizetype length = std::min<qsizetype>(2, words.size()); length > 0; --length) {
        const QString name = words.first(length).join(u' ');
        const auto& verbs = allVerbs();
        const auto found =
            std::find_if(verbs.begin(), verbs.end(), [&](const Verb& verb) { return verb.name == name; });
        if (found != verbs.end())
            return &*found;
    }
    return nullptr;
}

/// What begins with this word, for the sentence about "keys" alone.
QStringList verbsBeginningWith(const QString& word) {
    QStringList names;
    for (const Verb& verb : allVerbs()) {
        if (verb.name.startsWith(word + u' '))
            names << verb.name;
    }
    return names;
}

Failure noSuchVerb(const QStringList& words) {
    const QStringList meant = verbsBeginningWith(words.value(0));
    const QString name =
        meant.isEmpty() ? words.value(0) : words.first(std::min<qsizetype>(2, words.size())).join(u' ');
    const QString what = words.isEmpty() ? QStringLiteral("no verb was given")
                                         : QStringLiteral("there is no verb \"%1\"").arg(name);
    return {FailureKind::BadInput,
            what,
            {},
            meant.isEmpty() ? QStringLiteral("See countersignctl --help")
                            : QStringLiteral("There are: %1").arg(meant.join(u", ")),
            {}};
}

} // namespace

int run(const QStringList& words, QIODevice& out, QIODevice& err) {
    const bool json = words.contains(QStringLiteral("--json"));
    Output output(out, err, json);
    const QString name = words.value(0);
    if (name == u"--version" || name == u"-v") {
        output.line(QStringLiteral("countersignctl " COUNTERSIGN_VERSION));
        return Fine;
    }
    if (name == u"--help" || name == u"-h" || name == u"help") {
        output.verbatim(generalHelp());
        return Fine;
    }
    const Verb* verb = verbNamed(words);
    if (verb == nullptr)
        return output.cannotRun(noSuchVerb(words));
    const QStringList rest = words.mid(verb->name.count(u' ') + 1);
    if (rest.contains(QStringLiteral("--help")) || rest.contains(QStringLiteral("-h"))) {
        output.verbatim(helpOf(*verb));
        return Fine;
    }
    const auto arguments = parseArguments(*verb, rest);
    if (!arguments)
        return output.cannotRun(arguments.failure());
    return verb->run(*arguments, output);
}

} // namespace countersign::ctl
