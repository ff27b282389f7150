// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/exit_code.h"
#include "models/domain/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace countersign::ctl {

class Output;

/// An option of a verb. Without a value name it is a flag.
struct OptionSpec {
    QString name;
    QString value;
    QString help;
};

/// What was typed after the verb, checked against its options. Thread: a value type.
struct Arguments {
    QStringList positional;
    QHash<QString, QStringList> options;

    [[nodiscard]] bool has(const QString& name) const { return options.contains(name); }
    /// The last one given, as with most programs; empty when none was.
    [[nodiscard]] QString value(const QString& name) const {
        return options.value(name).value(options.value(name).size() - 1);
    }
    [[nodiscard]] QStringList all(const QString& name) const { return options.value(name); }
};

/// One command of countersignctl: how it is called, and what it does.
struct Verb {
    QString name;
    QString positional; ///< "KIND ID", for the usage line; their number is checked
    QString summary;    ///< one line
    QString help;       ///< paragraphs after the options; may be empty
    std::vector<OptionSpec> options;
    int (*run)(const Arguments& arguments, Output& output) = nullptr;
};

/// All verbs, in the order of the help.
[[nodiscard]] const std::vector<Verb>& allVerbs();

/// Failure of kind BadInput when an option is unknown, lacks its value, or words are missing or too many.
[[nodiscard]] Result<Arguments> parseArguments(const Verb& verb, const QStringList& words);

[[nodiscard]] QString helpOf(const Verb& verb);
[[nodiscard]] QString generalHelp();

// One verb a file: verb_NAME.cpp; two that do the same with another word share one.
[[nodiscard]] Verb installVerb();
[[nodiscard]] Verb uninstallVerb();
[[nodiscard]] Verb doctorVerb();
[[nodiscard]] Verb findingsVerb();
[[nodiscard]] Verb itemsVerb();
[[nodiscard]] Verb verdictVerb();
[[nodiscard]] Verb retryVerb();
[[nodiscard]] Verb ledgerVerb();
[[nodiscard]] Verb checkVerb();
[[nodiscard]] Verb demoVerb();
[[nodiscard]] Verb payoutsVerb();
[[nodiscard]] Verb payoutShowVerb();
[[nodiscard]] Verb payoutProposeVerb();
[[nodiscard]] Verb payoutApproveVerb();
[[nodiscard]] Verb payoutRejectVerb();
[[nodiscard]] Verb payoutCancelVerb();
[[nodiscard]] Verb payoutVerifyVerb();
[[nodiscard]] Verb keysNewVerb();
[[nodiscard]] Verb keysEnrolVerb();
[[nodiscard]] Verb keysActivateVerb();
[[nodiscard]] Verb keysRevokeVerb();
[[nodiscard]] Verb keysListVerb();
[[nodiscard]] Verb keyringNewVerb();
[[nodiscard]] Verb keyringSignVerb();
[[nodiscard]] Verb keyringShowVerb();
[[nodiscard]] Verb keyringAcceptVerb();
[[nodiscard]] Verb policyShowVerb();
[[nodiscard]] Verb policyProposeVerb();
[[nodiscard]] Verb policyApproveVerb();
[[nodiscard]] Verb policyRejectVerb();
[[nodiscard]] Verb peopleVerb();
[[nodiscard]] Verb trailShowVerb();
[[nodiscard]] Verb trailExportVerb();
[[nodiscard]] Verb trailVerifyVerb();
[[nodiscard]] Verb identityShowVerb();
[[nodiscard]] Verb identitySettleVerb();
[[nodiscard]] Verb systemNewVerb();
[[nodiscard]] Verb systemCheckVerb();

} // namespace countersign::ctl
