// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/session_findings.h"

#include <QCoreApplication>

#include <cstdlib>

namespace countersign {
namespace {

class SessionFindings {
    Q_DECLARE_TR_FUNCTIONS(SessionFindings)
  public:
    static Finding made(const QString& detector, Severity severity, const QString& title, const QString& why,
                        const QString& whatToDo) {
        Finding finding;
        finding.detector = detector;
        finding.severity = severity;
        finding.board = QStringLiteral("health");
        finding.subjectKind = QStringLiteral("database");
        finding.title = title;
        finding.why = why;
        finding.whatToDo = whatToDo;
        return finding;
    }

    static Finding away(const Failure& failure, UnixMs since) {
        Finding finding = made(QStringLiteral("database.away"), Severity::P1,
                               tr("The database does not answer"), englishSentence(failure),
                               failure.remedy.isEmpty() ? tr("Look whether it runs and the network is there")
                                                        : failure.remedy);
        finding.since = since;
        finding.evidence = {{QStringLiteral("failure"), failureKindName(failure.kind)},
                            {QStringLiteral("where"), failure.where},
                            {QStringLiteral("detail"), failure.detail}};
        return finding;
    }

    static Finding contract(const SessionInfo& info) {
        Finding finding =
            made(QStringLiteral("contract.version"), Severity::P2, tr("Nothing can be done here"),
                 info.whyNotAct, tr("Run countersignctl doctor: it names what to install"));
        finding.evidence = {{QStringLiteral("contract"), info.contractVersion},
                            {QStringLiteral("console"), info.consoleVersion}};
        return finding;
    }

    static Finding clock(qint64 differenceMs) {
        Finding finding =
            made(QStringLiteral("clock.difference"), Severity::P3, tr("The clocks do not agree"),
                 tr("The database's clock is %1 s from this machine's").arg(differenceMs / 1000),
                 tr("Set both by NTP: ages and deadlines are wrong by as much"));
        finding.evidence = {{QStringLiteral("difference_ms"), differenceMs}};
        return finding;
    }

    static Finding standIn(const QString& why) {
        return made(QStringLiteral("standby.away"), Severity::P3,
                    tr("The standby does not answer: the primary is read instead"), why,
                    tr("Look whether the standby runs; it is tried again by itself"));
    }

    static Finding behind(UnixMs behindMs) {
        return made(QStringLiteral("standby.behind"), Severity::P2, tr("What is shown is old"),
                    tr("The standby that is read is %1 s behind its primary").arg(behindMs / 1000),
                    tr("Look at the standby's replication, or take readDatabase out of the system file"));
    }

    static Finding weakTls() {
        return made(QStringLiteral("tls.weak"), Severity::P3,
                    tr("The connection is not protected as it should be"),
                    tr("The system file allows a connection without a verified certificate"),
                    tr("Give the server a certificate and take tls: allow-weak away"));
    }
};

} // namespace

std::vector<Finding> sessionFindings(const SessionInfo& info, const std::optional<Failure>& failure,
                                     UnixMs since, MaybeMs behindMs) {
    std::vector<Finding> findings;
    if (failure)
        findings.push_back(SessionFindings::away(*failure, since));
    if (info.contractVersion != 0 && info.contractVersion != info.consoleVersion)
        findings.push_back(SessionFindings::contract(info));
    if (std::llabs(info.clockDifferenceMs.value_or(0)) > clockDifferenceThatCountsMs)
        findings.push_back(SessionFindings::clock(*info.clockDifferenceMs));
    if (!info.standIn.isEmpty())
        findings.push_back(SessionFindings::standIn(info.standIn));
    if (behindMs && *behindMs > behindThatCountsMs)
        findings.push_back(SessionFindings::behind(*behindMs));
    if (info.weakTlsAllowed && !info.tls)
        findings.push_back(SessionFindings::weakTls());
    return findings;
}

} // namespace countersign
