// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpoint_findings.h"
#include "models/metrics/endpoint_watcher.h"

namespace countersign {
namespace {

constexpr int maxToldFields = 5; ///< of one page, in a sentence; the evidence has all

QString nameOf(const HealthSaid& said) {
    return said.title.isEmpty() ? said.field : QStringLiteral("%1 (%2)").arg(said.title, said.field);
}

Severity severityOf(const EndpointState& state) {
    if (worstSaid(state.said) != HealthState::Bad)
        return Severity::P3;
    return state.config.type == u"health" ? Severity::P1 : Severity::P2;
}

} // namespace

QString saidSentence(const HealthSaid& said) {
    switch (said.fault) {
    case HealthSaid::Fault::None:
        break;
    case HealthSaid::Fault::Word:
    case HealthSaid::Fault::Text:
        return EndpointWatcher::tr("%1 says “%2”").arg(nameOf(said), said.value);
    case HealthSaid::Fault::UnknownWord:
        return EndpointWatcher::tr("%1 says “%2”, which the kind has no meaning for")
            .arg(nameOf(said), said.value);
    case HealthSaid::Fault::Limit:
        return EndpointWatcher::tr("%1 is %2, above %3").arg(nameOf(said), said.value, said.limit);
    case HealthSaid::Fault::WrongSort:
        return EndpointWatcher::tr("%1 is of another sort than the kind says: %2")
            .arg(nameOf(said), said.value);
    case HealthSaid::Fault::Missing:
        return EndpointWatcher::tr("the page does not say %1").arg(nameOf(said));
    case HealthSaid::Fault::TooMany:
        return EndpointWatcher::tr("%1 has more than %2 members, and the rest was not read")
            .arg(nameOf(said))
            .arg(maxHealthMembers);
    case HealthSaid::Fault::Unreadable:
        return EndpointWatcher::tr("nothing the page should say could be read (%1)").arg(said.value);
    }
    return {};
}

QString pageSentences(const std::vector<HealthSaid>& said) {
    QStringList sentences;
    for (const HealthState state : {HealthState::Bad, HealthState::Warning, HealthState::Unknown}) {
        for (const HealthSaid& one : said) {
            if (one.state == state)
                sentences << saidSentence(one);
        }
    }
    const auto more = sentences.size() - maxToldFields;
    if (more > 0)
        sentences = sentences.mid(0, maxToldFields)
                    << EndpointWatcher::tr("and %n more", nullptr, static_cast<int>(more));
    return sentences.join(QStringLiteral("; "));
}

Finding pageFinding(const EndpointState& state) {
    Finding finding = endpointFinding(QStringLiteral("endpoint.page_warns"), severityOf(state), state);
    finding.since = state.warnsSince;
    finding.title = worstSaid(state.said) == HealthState::Bad
                        ? EndpointWatcher::tr("Answered as healthy, yet the page says what is down")
                        : EndpointWatcher::tr("Answered as healthy, yet the page warns");
    finding.why = pageSentences(state.said);
    finding.whatToDo = EndpointWatcher::tr("Look at what the page names; its status alone does not tell.");
    finding.evidence = {{QStringLiteral("url"), state.name}};
    for (const HealthSaid& said : state.said) {
        const QString key = said.field.isEmpty() ? QStringLiteral("page") : said.field;
        finding.evidence.insert(key, said.limit.isEmpty() ? said.value
                                                          : said.value + QStringLiteral(" > ") + said.limit);
    }
    return finding;
}

} // namespace countersign
