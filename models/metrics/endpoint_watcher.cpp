// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/endpoint_watcher.h"

#include "models/domain/url_rules.h"
#include "models/http/http_fetch.h"
#include "models/metrics/endpoint_findings.h"

#include <QLocale>

#include <algorithm>

namespace countersign {
namespace {

constexpr int endpointDeadlineMs = 12'000; ///< some backends answer only after their own time limits of 8 s
constexpr int tickMs = 1'000;              ///< how finely the pace is kept

Failure bad(FailureKind kind, const QString& what, const QString& where, const QString& remedy) {
    return {kind, what, where, remedy, {}};
}

/// What an error page leaves out is no news: it says what it has to say by its status.
void forgetWhatIsLeftOut(std::vector<HealthSaid>& said) {
    std::erase_if(said, [](const HealthSaid& one) {
        return one.fault == HealthSaid::Fault::Missing || one.fault == HealthSaid::Fault::Unreadable;
    });
}

} // namespace

EndpointWatcher::EndpointWatcher(const std::vector<EndpointConfig>& endpoints, KindEndpoints rules,
                                 QObject* parent)
    : EndpointWatcher(endpoints, std::move(rules), nullptr, systemNow, {}, parent) {}

EndpointWatcher::EndpointWatcher(const std::vector<EndpointConfig>& endpoints, KindEndpoints rules,
                                 HttpClient* http, Clock clock, EndpointPace pace, QObject* parent)
    : QObject(parent)
    , http_(http)
    , clock_(std::move(clock))
    , pace_(pace)
    , rules_(std::move(rules)) {
    if (!http_)
        http_ = new HttpFetch(clock_, this);
    for (const EndpointConfig& config : endpoints) {
        EndpointState state;
        state.config = config;
        state.name = shownUrl(config.url);
        state.everyMs = pace_.everyMs;
        states_.push_back(std::move(state));
    }
    timer_.setInterval(tickMs);
    connect(&timer_, &QTimer::timeout, this, &EndpointWatcher::pollDue);
}

void EndpointWatcher::start() {
    if (states_.empty())
        return;
    pollDue();
    timer_.start();
}

void EndpointWatcher::stop() {
    timer_.stop();
}

void EndpointWatcher::refresh() {
    for (EndpointState& state : states_) {
        if (state.everyMs <= pace_.everyMs) // a 429 slowed the others down: asking sooner would prolong it
            state.dueAt = 0;
    }
    pollDue();
}

void EndpointWatcher::pollDue() {
    for (std::size_t i = 0; i < states_.size(); ++i) {
        if (!states_[i].asking && clock_() >= states_[i].dueAt)
            ask(i);
    }
}

void EndpointWatcher::ask(std::size_t index) {
    EndpointState& state = states_[index];
    state.asking = true;
    HttpRequest request;
    request.deadlineMs = endpointDeadlineMs;
    request.url = state.config.url;
    if (state.isMetrics()) {
        request.accept =
            "text/plain;version=0.0.4;q=0.9,application/openmetrics-text;version=1.0.0;q=0.8,*/*;q=0.1";
    } else {
        request.accept = "application/json,*/*;q=0.1";
        request.maxBodyBytes = maxHealthPageBytes;
    }
    http_->send(this, request,
                [this, index](const Result<HttpAnswer>& answer) { answered(states_[index], answer); });
}

void EndpointWatcher::answered(EndpointState& state, const Result<HttpAnswer>& answer) {
    state.asking = false;
    state.rateLimited = answer && answer->status == 429;
    std::optional<Failure> failure;
    if (answer) {
        state.checkedAt = clock_();
        state.latencyMs = answer->latencyMs;
        state.rateLimitRemaining = answer->rateLimitRemaining;
        failure = readAnswer(state, *answer);
    } else {
        failure = answer.failure();
    }
    state.lastFailure = failure;
    if (failure) {
        ++state.failuresInARow;
        if (!state.failingSince)
            state.failingSince = clock_();
    } else {
        state.failuresInARow = 0;
        state.failingSince.reset();
        state.goodAt = clock_();
    }
    scheduleNext(state, answer);
    gatherValues();
    Q_EMIT changed();
}

std::optional<Failure> EndpointWatcher::readAnswer(EndpointState& state, const HttpAnswer& answer) {
    if (state.rateLimited)
        return limitFailure(state, answer);
    if (!state.isMetrics())
        return readHealth(state, answer);
    if (!answer.good())
        return statusFailure(answer, state.name);
    return readMetrics(state, answer);
}

Failure EndpointWatcher::limitFailure(const EndpointState& state, const HttpAnswer& answer) const {
    Failure failure = statusFailure(answer, state.name);
    if (!rules_.limiter.mayBeDown())
        return failure;
    const QString language = QLocale().name();
    failure.what =
        tr("HTTP 429: limited, or the limiter's store (%1) is down: this backend answers 429 for both")
            .arg(rules_.limiter.store.in(language));
    failure.remedy = rules_.limiter.check.in(language);
    return failure;
}

std::optional<Failure> EndpointWatcher::readMetrics(EndpointState& state, const HttpAnswer& answer) {
    if (looksLikeHtml(answer))
        return bad(FailureKind::Malformed, QStringLiteral("the answer is a web page, not metrics"),
                   state.name,
                   QStringLiteral("Correct the path; a login page or a proxy may stand in between"));
    const auto page = parseExposition(answer.body, state.name);
    if (!page)
        return page.failure();
    if (page->families().empty())
        return bad(FailureKind::Malformed, QStringLiteral("the answer holds no metrics at all"), state.name,
                   QStringLiteral("Check that the backend exposes its metrics on this path"));
    state.sampleCount = page->samples().size();
    state.familyCount = page->families().size();
    state.values.clear();
    state.namedSignals.clear();
    for (const KindSignal& rule : rules_.signalRules) {
        auto read = readSignal(rule, *page, {QStringLiteral("metrics %1").arg(state.name), clock_()});
        if (read.family)
            state.namedSignals.emplace(rule.name, *read.family);
        std::move(read.values.begin(), read.values.end(), std::back_inserter(state.values));
    }
    return std::nullopt;
}

void EndpointWatcher::rememberWarning(EndpointState& state) const {
    const HealthState said = worstSaid(state.said);
    if (said != HealthState::Bad && said != HealthState::Warning) {
        state.warnsSince.reset();
    } else if (!state.warnsSince) {
        state.warnsSince = clock_();
        state.goodBeforeWarning = state.goodAt;
    }
}

std::optional<Failure> EndpointWatcher::readHealth(EndpointState& state, const HttpAnswer& answer) {
    if (looksLikeHtml(answer) && answer.good())
        return bad(FailureKind::Malformed, QStringLiteral("the answer is a web page, not a health report"),
                   state.name,
                   QStringLiteral("Correct the path; a login page or a proxy may stand in between"));
    const HealthPage page = readHealthPage(answer);
    const bool rose = page.blockNumber && (!state.page || !state.page->blockNumber ||
                                           *page.blockNumber > *state.page->blockNumber);
    if (rose)
        state.blockMovedAt = clock_();
    state.page = page;
    state.said = readHealthFields(rules_.fieldsOf(state.config.type), answer);
    if (!answer.good())
        forgetWhatIsLeftOut(state.said);
    rememberWarning(state);
    if (answer.good() && page.ok.value_or(true))
        return std::nullopt;
    Failure failure = answer.good()
                          ? bad(FailureKind::HttpStatus, QStringLiteral("it reports that it is not well"),
                                state.name, QStringLiteral("Look at the service's log"))
                          : statusFailure(answer, state.name);
    if (!page.notReady.isEmpty())
        failure.what += QStringLiteral(" (not ready: %1)").arg(page.notReady.join(QStringLiteral(", ")));
    if (const QString sentences = pageSentences(state.said); !sentences.isEmpty())
        failure.what += QStringLiteral(" (%1)").arg(sentences);
    failure.detail = page.error;
    return failure;
}

/// Where the kind knows how long a limit lasts there is no need to miss the end of it by more.
int EndpointWatcher::slowestMs() const {
    const int knownS = rules_.limiter.askAgainS;
    return knownS > 0 ? std::min(knownS * 1000, pace_.slowestMs) : pace_.slowestMs;
}

void EndpointWatcher::scheduleNext(EndpointState& state, const Result<HttpAnswer>& answer) const {
    if (state.rateLimited) {
        const int doubled = std::min(state.everyMs * 2, slowestMs());
        state.everyMs = std::max(doubled, pace_.everyMs);
        state.dueAt =
            clock_() + std::max<UnixMs>(state.everyMs, UnixMs{answer->retryAfterS.value_or(0)} * 1000);
        return;
    }
    state.everyMs = pace_.everyMs;
    state.dueAt = clock_() + state.everyMs;
    // Nearly used up: spread what is left over the time until the window starts anew.
    if (answer && answer->rateLimitRemaining && answer->rateLimitResetS) {
        const UnixMs leftMs = UnixMs{*answer->rateLimitResetS} * 1000;
        const UnixMs share = leftMs / std::max(1, *answer->rateLimitRemaining / 2);
        state.dueAt = std::max(state.dueAt, clock_() + std::min<UnixMs>(share, pace_.slowestMs));
    }
}

void EndpointWatcher::gatherValues() {
    values_.clear();
    for (const EndpointState& state : states_)
        values_.insert(values_.end(), state.values.begin(), state.values.end());
}

std::vector<HealthLine> EndpointWatcher::lines() const {
    std::vector<HealthLine> lines;
    for (const EndpointState& state : states_)
        lines.push_back(endpointLine(state, rules_, pace_, clock_()));
    return lines;
}

std::vector<Finding> EndpointWatcher::findings() const {
    return endpointFindings(states_, rules_, pace_, clock_());
}

std::optional<HealthPage> EndpointWatcher::healthPage() const {
    const EndpointState* newest = nullptr;
    for (const EndpointState& state : states_) {
        const bool better = state.page && state.lastLookGood() &&
                            (!newest || state.goodAt.value_or(0) > newest->goodAt.value_or(0));
        if (better)
            newest = &state;
    }
    return newest ? newest->page : std::nullopt;
}

} // namespace countersign
