// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/act_words.h"

#include "models/domain/refusal_text.h"
#include "views/format.h"

#include <QCoreApplication>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct ActWords {
    Q_DECLARE_TR_FUNCTIONS(ActWords)
};

QString after(const MaybeMs& from, const MaybeMs& to) {
    return from && to ? ageText(std::max<UnixMs>(0, *to - *from)) : QString();
}

QString withStop(const QString& sentence) {
    return sentence.endsWith(u'.') ? sentence : sentence + u'.';
}

} // namespace

QString itemName(const WorkItemRef& item) {
    return item.kind + u' ' + safeLine(item.id);
}

QString retrySentence(const WorkItem& item) {
    const QString name = itemName(item.ref());
    if (!item.money)
        return ActWords::tr(
                   "Hands %1 back to the backend's worker, which will try it again; nothing else in its row "
                   "is "
                   "changed.")
            .arg(name);
    return ActWords::tr(
               "Hands %1 over %2 back to the backend's worker, which will try it again; its amount is not "
               "changed.")
        .arg(name, moneyText(*item.money));
}

QString verdictHeadline(const Verdict& verdict) {
    const QString why = safeLine(localRefusal(verdict.text));
    switch (verdict.kind) {
    case VerdictKind::Safe:
        return ActWords::tr("SAFE to retry");
    case VerdictKind::Wait:
        return verdict.until ? ActWords::tr("WAIT until %1: %2").arg(clockText(*verdict.until), why)
                             : ActWords::tr("WAIT: %1").arg(why);
    case VerdictKind::Unsafe:
        return ActWords::tr("UNSAFE: %1").arg(why);
    case VerdictKind::Unknown:
        break;
    }
    return ActWords::tr("UNKNOWN: %1").arg(why);
}

Tone toneOf(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::Safe:
        return Tone::Good;
    case VerdictKind::Unsafe:
        return Tone::Bad;
    case VerdictKind::Wait:
    case VerdictKind::Unknown:
        break;
    }
    return Tone::Warning;
}

TonedText outcomeWords(const ActOutcome& outcome) {
    const QString why = safeLine(localRefusal(outcome.text));
    switch (outcome.kind) {
    case ActOutcome::Kind::Done:
        if (outcome.replayed)
            return {ActWords::tr("Done already: an earlier press with the same key had arrived."),
                    Tone::Good};
        if (outcome.auditSeq > 0)
            return {ActWords::tr("Done, trail row %1.").arg(countText(outcome.auditSeq)), Tone::Good};
        return {ActWords::tr("Done."), Tone::Good};
    case ActOutcome::Kind::Refused:
        if (outcome.until)
            return {ActWords::tr("Refused, nothing was changed: %1. Possible again at %2.")
                        .arg(why, clockText(*outcome.until)),
                    Tone::Warning};
        return {ActWords::tr("Refused, nothing was changed: %1.").arg(why), Tone::Warning};
    case ActOutcome::Kind::InDoubt:
        break;
    }
    return {
        ActWords::tr(
            "The connection was lost before the answer came, so it may have happened. Looking it up by its "
            "key until the database knows."),
        Tone::Warning};
}

TonedText effectWords(const Effect& effect) {
    const QString state = safeLine(effect.rawState);
    const QString picked = after(effect.actedAt, effect.pickedUpAt);
    const QString ended = after(effect.actedAt, effect.endedAt);
    switch (effect.stage) {
    case Effect::Stage::Waiting:
        return {ActWords::tr("Watching for the worker to pick it up…"), Tone::Muted};
    case Effect::Stage::PickedUp:
        return {ActWords::tr("Picked up after %1, %2 now.").arg(picked, state), Tone::Accent};
    case Effect::Stage::Done:
        if (picked.isEmpty())
            return {ActWords::tr("%1 after %2.", "state, time").arg(state, ended), Tone::Good};
        return {ActWords::tr("Picked up after %1, %2 after %3.").arg(picked, state, ended), Tone::Good};
    case Effect::Stage::Failed:
        return {ActWords::tr("Picked up and failed again after %1, %2 now.").arg(ended, state), Tone::Bad};
    case Effect::Stage::NoEffect:
        break;
    }
    QString text = ActWords::tr("No effect after %1").arg(ageText(noEffectAfterMs));
    if (!effect.why.isEmpty())
        text += QStringLiteral(": ") + safeLine(effect.why);
    text = withStop(text);
    if (!effect.whatToDo.isEmpty())
        text += u' ' + withStop(safeLine(effect.whatToDo));
    return {text, Tone::Bad};
}

bool mayPressAgain(const ActOutcome& outcome) {
    // These refusals are not stored under the key: the database was busy, or a limit was reached.
    return outcome.kind == ActOutcome::Kind::Refused &&
           (outcome.reason == QLatin1String("limit-item") || outcome.reason == QLatin1String("limit-human") ||
            outcome.reason == QLatin1String("busy"));
}

} // namespace countersign
