// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/scan_feed.h"

#include "models/postgres/database_thread.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace countersign {
namespace {

/// Failures of the connection: the same slice is tried again. Anything else is about the detector.
bool isOfConnection(const Failure& failure) {
    switch (failure.kind) {
    case FailureKind::Unreachable:
    case FailureKind::TlsRefused:
    case FailureKind::LoginRefused:
    case FailureKind::Cancelled:
        return true;
    default:
        return false;
    }
}

/// Takes out of \a findings what \a seen holds as well.
void dropSeen(std::vector<Finding>& findings, const std::vector<Finding>& seen) {
    QSet<QString> keys;
    for (const Finding& finding : seen)
        keys.insert(finding.key());
    std::erase_if(findings, [&](const Finding& finding) { return keys.contains(finding.key()); });
}

} // namespace

ScanFeed::ScanFeed(DatabaseThread* scanner, std::shared_ptr<const KindPack> kind, QObject* parent)
    : Feed(scanEveryMs, parent)
    , scanner_(scanner) {
    for (const KindDetector& detector : kind->detectors) {
        if (detector.cls != KindDetector::Class::Scan)
            continue;
        Pass& pass = passes_.emplace_back();
        pass.detector = detector.id;
        pass.title = detector.title.in(QLocale().name());
    }
}

int ScanFeed::pauseMs() const {
    const qint64 rest = qint64(known_ ? scanRestShare : scanFirstRestShare) * latencyMs() * consoles_;
    return static_cast<int>(std::clamp<qint64>(rest, rest_ ? scanRoundMs : scanEveryMs, maxScanRestMs));
}

void ScanFeed::ask() {
    rest_ = false;
    const Pass& pass = passes_[at_];
    scanner_->ask<ScanSlice>(
        this,
        [detector = pass.detector, mark = pass.mark](SystemGateway& gateway) {
            return gateway.scan(detector, mark, scanSliceRows);
        },
        [this, place = at_](const Result<ScanSlice>& slice) {
            Pass& walked = passes_[place];
            if (!slice && isOfConnection(slice.failure()))
                return didFail(slice.failure());
            if (slice) {
                consoles_ = slice->consoles;
                take(walked, slice->findings, slice->mark, slice->rows);
            } else {
                walked.error = englishSentence(slice.failure());
                walked.mark.clear();
                walked.rows = 0;
                next();
            }
            publish();
            answered({QStringLiteral("database"), time().now()});
        });
}

void ScanFeed::take(Pass& pass, const std::vector<Finding>& findings, const QString& mark, qint64 rows) {
    pass.error.clear();
    pass.rows += rows;
    dropSeen(pass.before, findings);
    for (const Finding& finding : findings) {
        if (pass.current.size() < static_cast<size_t>(maxScanFindings))
            pass.current.push_back(finding);
    }
    pass.mark = mark;
    if (mark.isEmpty())
        endPass(pass);
}

void ScanFeed::endPass(Pass& pass) {
    pass.before = std::move(pass.current);
    pass.current.clear();
    pass.lastRows = pass.rows;
    pass.rows = 0;
    pass.wholeAt = time().now();
    next();
}

void ScanFeed::next() {
    at_ = (at_ + 1) % passes_.size();
    rest_ = at_ == 0;
    known_ = known_ || rest_;
    if (rest_)
        Q_EMIT roundDone();
}

void ScanFeed::publish() {
    std::vector<Finding> findings;
    std::vector<HealthLine> lines;
    for (const Pass& pass : passes_) {
        findings.insert(findings.end(), pass.current.begin(), pass.current.end());
        findings.insert(findings.end(), pass.before.begin(), pass.before.end());
        lines.push_back(lineOf(pass));
    }
    Q_EMIT findingsReady(findings);
    Q_EMIT progressed(lines);
}

HealthLine ScanFeed::lineOf(const Pass& pass) const {
    HealthLine line;
    line.kind = QStringLiteral("scan");
    line.name = pass.title.isEmpty() ? pass.detector : pass.title;
    line.checkedAt = time().now();
    line.goodAt = pass.wholeAt;
    line.lastError = pass.error;
    line.state = !pass.error.isEmpty() ? HealthState::Bad
                 : pass.wholeAt        ? HealthState::Good
                                       : HealthState::Unknown;
    if (pass.rows > 0)
        line.note = tr("%1 rows looked at in this pass").arg(QLocale().toString(pass.rows));
    else if (pass.wholeAt)
        line.note = tr("%1 rows looked at").arg(QLocale().toString(pass.lastRows));
    return line;
}

} // namespace countersign
