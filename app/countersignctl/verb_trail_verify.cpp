// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/desk_output.h"
#include "app/countersignctl/keyring_option.h"
#include "models/trust/canonical.h"
#include "models/trust/ed25519.h"
#include "models/trust/keyring_lookup.h"
#include "models/trust/trail_verifier.h"

#include <QFile>

namespace countersign::ctl {

namespace {

constexpr qsizetype headHashBytes = 32;

Failure badInput(const QString& what, const QString& where, const QString& remedy) {
    return {FailureKind::BadInput, what, where, remedy, {}};
}

/// SEQ:HASH of an earlier export.
Result<std::optional<TrailHead>> rememberedFrom(const Arguments& arguments) {
    if (!arguments.has(QStringLiteral("remembered")))
        return std::optional<TrailHead>();
    const QString typed = arguments.value(QStringLiteral("remembered"));
    bool number = false;
    const qint64 seq = typed.section(u':', 0, 0).toLongLong(&number);
    const auto hash = octetsFromHex(typed.section(u':', 1).toLatin1(), headHashBytes);
    if (!number || seq < 1 || !hash)
        return badInput(QStringLiteral("\"%1\" is no head of a trail").arg(typed.left(100)),
                        QStringLiteral("--remembered"),
                        QStringLiteral("Write SEQ:HASH, as trail export prints it"));
    return std::optional(TrailHead{seq, *hash});
}

Json jsonOf(const VerifyReport& report) {
    Json problems = Json::array();
    for (const TrailProblem& problem : report.problems)
        problems.push_back({{"kind", toJson(problem.kind)}, {"sentence", toJson(problem.sentence)}});
    return {{"clean", report.clean()},
            {"rows", report.rows},
            {"signatures", report.signatures},
            {"requests", report.requests},
            {"decisions", report.decisions},
            {"head_seq", report.head.seq},
            {"head_hash", hexJson(report.head.hash)},
            {"exported_at", timeJson(report.exportedMs)},
            {"found", report.found},
            {"problems", problems}};
}

int report(Output& output, const VerifyReport& verified) {
    if (output.json()) {
        output.write(Json::array({jsonOf(verified)}));
    } else if (verified.clean()) {
        output.line(QStringLiteral("clean: %1 rows, %2 signatures, head %3 %4")
                        .arg(verified.rows)
                        .arg(verified.signatures)
                        .arg(verified.head.seq)
                        .arg(QString::fromLatin1(verified.head.hash.toHex())));
    } else {
        for (const TrailProblem& problem : verified.problems)
            output.line(problem.kind + QStringLiteral(": ") + problem.sentence);
        output.line(QStringLiteral("NOT CLEAN: %1 problems").arg(verified.found));
    }
    return verified.clean() ? Fine : NeedsHuman;
}

int runTrailVerify(const Arguments& arguments, Output& output) {
    const UnixMs now = systemNow();
    const auto remembered = rememberedFrom(arguments);
    if (!remembered)
        return output.cannotRun(remembered.failure());
    if (!arguments.has(QStringLiteral("keyring")))
        return output.cannotRun(badInput(QStringLiteral("--keyring is missing"), {},
                                         QStringLiteral("Give the keyring that the admins signed")));
    QFile file(arguments.positional[0]);
    if (!file.open(QIODevice::ReadOnly))
        return output.cannotRun(badInput(QStringLiteral("it can't be read"), file.fileName(),
                                         QStringLiteral("Name the file that trail export wrote")));
    const auto keyring = auditorsKeyring(arguments, now);
    if (!keyring)
        return output.cannotRun(keyring.failure());
    for (const QString& line : keyringLines(*keyring))
        output.remark(line);
    const KeyringLookup keys(keyring->keyring);
    TrailVerifier verifier(keys, verifyEd25519, now, *remembered);
    return report(output, verifyExport(file, verifier));
}

} // namespace

Verb trailVerifyVerb() {
    return {
        QStringLiteral("trail verify"),
        QStringLiteral("FILE"),
        QStringLiteral("Check an exported trail and every signature in it, without a database."),
        QStringLiteral(
            "Exit 0 only when it is clean. The keyring's fingerprint is printed: compare it with an "
            "admin,\nfor everything rests on it."),
        {{QStringLiteral("keyring"), QStringLiteral("FILE"), QStringLiteral("the newest keyring; required")},
         {QStringLiteral("previous"), QStringLiteral("FILE"),
          QStringLiteral("the keyring before it; needed from version 2 on")},
         {QStringLiteral("remembered"), QStringLiteral("SEQ:HASH"),
          QStringLiteral("the head of an earlier export, which must be in this one")}},
        runTrailVerify};
}

} // namespace countersign::ctl
