// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/run.h"

#include "app/countersignctl/output.h"
#include "app/countersignctl/verb.h"

#include <algorithm>

namespace countersign::ctl {

const std::vector<Verb>& allVerbs() {
    static const std::vector<Verb> verbs{findingsVerb(),  itemsVerb(), verdictVerb(), retryVerb(),
                                         ledgerVerb(),    checkVerb(), doctorVerb(),  installVerb(),
                                         uninstallVerb(), demoVerb()};
    return verbs;
}

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
    const auto& verbs = allVerbs();
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.name == name; });
    if (verb == verbs.end()) {
        const QString what = name.isEmpty() ? QStringLiteral("no verb was given")
                                            : QStringLiteral("there is no verb \"%1\"").arg(name);
        return output.cannotRun(
            {FailureKind::BadInput, what, {}, QStringLiteral("See countersignctl --help"), {}});
    }
    const QStringList rest = words.mid(1);
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
