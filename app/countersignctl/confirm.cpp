// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/confirm.h"

#include "app/countersignctl/terminal.h"
#include "models/trust/digest_words.h"

namespace countersign::ctl {

OptionSpec yesOption() {
    return {QStringLiteral("yes"), {}, QStringLiteral("don't ask: what is shown was looked at before")};
}

Status confirmed(const Arguments& arguments, const QByteArray& digest) {
    if (arguments.has(QStringLiteral("yes")))
        return Nothing{};
    const QString words = digestWords(digest, confirmedWords).join(u' ');
    const auto typed =
        askAtTerminal(QStringLiteral("To sign this, type its first %1 words: ").arg(confirmedWords));
    if (!typed)
        return Failure{FailureKind::BadInput,
                       QStringLiteral("nobody said yes: there is no terminal to ask at"),
                       {},
                       QStringLiteral("Nothing was signed or sent. Look at what is shown, then give --yes"),
                       {}};
    if (typed->simplified().toLower() != words)
        return Failure{FailureKind::Cancelled,
                       QStringLiteral("these are not the first words of what is shown"),
                       {},
                       QStringLiteral("Nothing was signed or sent"),
                       {}};
    return Nothing{};
}

} // namespace countersign::ctl
