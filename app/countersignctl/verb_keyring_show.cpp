// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/keyring_option.h"
#include "models/trust/keyring_file.h"

namespace countersign::ctl {

namespace {

/// The first reason not to believe it, or none.
Status judged(const SignedKeyring& keyring, const QString& previousPath, UnixMs now) {
    if (const Status inForce = checkInForce(keyring.keyring, keyring.keyring.domain, now); !inForce)
        return inForce;
    if (previousPath.isEmpty())
        return checkSelfSigned(keyring);
    const auto previous = readKeyringFile(previousPath);
    return previous ? checkSuccession(keyring, *previous) : Status(previous.failure());
}

int runKeyringShow(const Arguments& arguments, Output& output) {
    const auto keyring = readKeyringFile(arguments.positional[0]);
    if (!keyring)
        return output.cannotRun(keyring.failure());
    const Status good = judged(*keyring, arguments.value(QStringLiteral("previous")), systemNow());
    if (output.json()) {
        Json json = toJson(*keyring);
        json["good"] = good.ok();
        json["why_not"] = good ? Json(nullptr) : toJson(englishSentence(good.failure()));
        output.write(Json::array({json}));
    } else {
        for (const QString& line : keyringLines(*keyring))
            output.line(line);
        output.line(good ? QStringLiteral(
                               "Signed by two of its admins and in force. Compare the words with an admin.")
                         : englishSentence(good.failure()));
    }
    return good ? Fine : NeedsHuman;
}

} // namespace

Verb keyringShowVerb() {
    return {QStringLiteral("keyring show"),
            QStringLiteral("FILE"),
            QStringLiteral("Show a keyring: fingerprint, keys, signatures, and whether it is good."),
            {},
            {{QStringLiteral("previous"), QStringLiteral("FILE"),
              QStringLiteral("the version before: that its admins signed is checked, too")}},
            runKeyringShow};
}

} // namespace countersign::ctl
