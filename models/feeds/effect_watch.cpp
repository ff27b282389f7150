// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/effect_watch.h"

#include "models/postgres/database_thread.h"

#include <QCoreApplication>

#include <algorithm>

namespace countersign {
namespace {

class LostActs {
    Q_DECLARE_TR_FUNCTIONS(LostActs)
  public:
    /// There is nothing to tell of an act that was done: its item is gone, or the server that did it is.
    static Result<Effect> effectOf(SystemGateway& gateway, const QUuid& key) {
        const auto found = gateway.lookUp(key);
        if (!found)
            return found.failure();
        Effect effect;
        effect.stage = Effect::Stage::NoEffect;
        effect.why = *found
                         ? tr("its row is not there any more")
                         : tr("the server that answers now has never seen this act: it was done on another "
                              "one, which failed before its standby had it");
        effect.whatToDo = tr("Look at the item, and press Retry again if it is still needed");
        return effect;
    }
};

bool sameEffect(const Effect& a, const Effect& b) {
    return a.stage == b.stage && a.pickedUpAt == b.pickedUpAt && a.endedAt == b.endedAt &&
           a.rawState == b.rawState && a.why == b.why;
}

} // namespace

EffectWatch::EffectWatch(DatabaseThread* actor, QObject* parent)
    : Feed(effectEveryMs, parent)
    , actor_(actor) {}

void EffectWatch::watch(const WorkItemRef& item, const QUuid& key, UnixMs actedAt) {
    // A newer act on the same item makes the older one's effect unreadable.
    std::erase_if(acts_, [&](const Act& act) { return act.item == item; });
    acts_.push_back({item, key, actedAt, {}, false, false});
    start();
}

void EffectWatch::ask() {
    std::vector<QUuid> keys;
    const size_t count = std::min(acts_.size(), static_cast<size_t>(effectsPerQuestion));
    for (size_t i = 0; i < count; ++i)
        keys.push_back(acts_[i].key);
    // Those asked now come last the next time.
    std::rotate(acts_.begin(), acts_.begin() + static_cast<std::ptrdiff_t>(count), acts_.end());
    actor_->ask<Answer>(
        this,
        [keys](SystemGateway& gateway) -> Result<Answer> {
            Answer answer;
            for (const QUuid& key : keys) {
                auto effect = gateway.effectOf(key);
                if (!effect && effect.failure().kind == FailureKind::Missing)
                    effect = LostActs::effectOf(gateway, key);
                if (!effect)
                    return effect.failure();
                answer.effects.emplace_back(key, *effect);
            }
            return answer;
        },
        [this](const Result<Answer>& answer) {
            if (!answer)
                return didFail(answer.failure());
            for (const auto& [key, effect] : answer->effects)
                take(key, effect);
            std::erase_if(acts_, [](const Act& act) { return act.over; });
            publish();
            answered({QStringLiteral("database"), time().now()});
            if (acts_.empty())
                stop();
        });
}

void EffectWatch::take(const QUuid& key, Effect effect) {
    const auto act = std::find_if(acts_.begin(), acts_.end(), [&](const Act& one) { return one.key == key; });
    if (act == acts_.end())
        return;
    const UnixMs waited = time().now() - act->actedAt;
    if (effect.stage == Effect::Stage::Waiting && waited > time().ms(static_cast<int>(noEffectAfterMs))) {
        effect.stage = Effect::Stage::NoEffect;
        effect.why = tr("the backend has not touched it for more than %n second(s)", nullptr,
                        static_cast<int>(noEffectAfterMs / 1000));
    }
    act->over = effect.stage == Effect::Stage::Done || effect.stage == Effect::Stage::Failed ||
                waited > time().ms(static_cast<int>(giveUpWatchingMs));
    if (act->told && sameEffect(act->effect, effect))
        return;
    act->told = true;
    act->effect = effect;
    Q_EMIT effectChanged(act->item, effect);
}

void EffectWatch::publish() {
    std::vector<Finding> findings;
    for (const Act& act : acts_) {
        if (act.effect.stage == Effect::Stage::NoEffect)
            findings.push_back(findingOf(act));
    }
    std::sort(findings.begin(), findings.end(),
              [](const Finding& a, const Finding& b) { return a.key() < b.key(); });
    Q_EMIT findingsReady(findings);
}

Finding EffectWatch::findingOf(const Act& act) const {
    Finding finding;
    // The kind's own detector has this id as well, where it has one: the triage shows one of them.
    finding.detector = act.item.kind + QStringLiteral(".no_effect");
    finding.severity = Severity::P2;
    finding.subjectKind = act.item.kind;
    finding.subjectId = act.item.id;
    finding.since = act.actedAt;
    finding.title = tr("A retry had no effect");
    finding.why = act.effect.why;
    finding.whatToDo =
        act.effect.whatToDo.isEmpty() ? tr("Look whether the backend's worker runs") : act.effect.whatToDo;
    finding.from = {QStringLiteral("database"), time().now()};
    finding.evidence = {{QStringLiteral("state"), act.effect.rawState},
                        {QStringLiteral("key"), act.key.toString()}};
    return finding;
}

} // namespace countersign
