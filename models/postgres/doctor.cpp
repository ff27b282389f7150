// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/doctor.h"

#include "models/postgres/contract_parts.h"
#include "models/postgres/doctor_looks.h"
#include "models/postgres/row_reader.h"
#include "models/postgres/system_gateway.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace countersign {

namespace {

inline constexpr int connectionsWarningPercent = 80;

int rank(HealthState state) {
    switch (state) {
    case HealthState::Good:
        return 0;
    case HealthState::Unknown:
    case HealthState::Warning:
        return 1;
    case HealthState::Bad:
        return 2;
    }
    return 2;
}

/// Does a page come from an index, in order? "Incremental Sort" is one with a few equal values to put in
/// order.
DoctorLine planLine(const KindItem& item, const QStringList& plan) {
    QString culprit;
    for (const QString& line : plan) {
        QString node = line.trimmed();
        if (node.startsWith(QStringLiteral("->")))
            node = node.mid(2).trimmed();
        if (node.startsWith(QStringLiteral("Sort  ")) || node.startsWith(QStringLiteral("Sort (")) ||
            (node.startsWith(QStringLiteral("Seq Scan on ")) && node.contains(item.table)))
            culprit = node;
    }
    if (culprit.isEmpty())
        return {QStringLiteral("plan"),
                HealthState::Good,
                QStringLiteral("a page of %1 is read through an index").arg(item.plural.english()),
                {}};
    return {QStringLiteral("plan"), HealthState::Warning,
            QStringLiteral("a page of %1 reads the whole table: %2").arg(item.plural.english(), culprit),
            QStringLiteral("Make the missing index: see the lines \"index\"")};
}

} // namespace

HealthState DoctorReport::worst() const {
    int most = 0;
    for (const DoctorLine& line : lines)
        most = std::max(most, rank(line.state));
    return most == 0 ? HealthState::Good : most == 1 ? HealthState::Warning : HealthState::Bad;
}

void DoctorLooks::add(const char* check, HealthState state, const QString& text, const QString& mend) {
    lines_.push_back({QString::fromLatin1(check), state, text, mend});
}

void DoctorLooks::couldNotLook(const char* check, const Failure& failure) {
    add(check, HealthState::Unknown, QStringLiteral("could not look: ") + englishSentence(failure));
}

void DoctorLooks::server() {
    add("server", HealthState::Good,
        QStringLiteral("PostgreSQL %1, database %2%3%4")
            .arg(session_.serverVersion, session_.databaseName,
                 session_.databaseSystemId.isEmpty()
                     ? QString()
                     : QStringLiteral(", system ") + session_.databaseSystemId,
                 session_.onStandby ? QStringLiteral(", a standby: reading only") : QString()));
    if (session_.tls)
        add("tls", session_.weakTlsAllowed ? HealthState::Warning : HealthState::Good,
            session_.weakTlsAllowed ? QStringLiteral("TLS is used, but nobody checks who the server is")
                                    : QStringLiteral("TLS is used"),
            session_.weakTlsAllowed ? QStringLiteral("sslmode=verify-full") : QString());
    else
        add("tls", session_.weakTlsAllowed ? HealthState::Bad : HealthState::Good,
            session_.weakTlsAllowed ? QStringLiteral("the connection is not encrypted")
                                    : QStringLiteral("no TLS: the connection does not leave this machine"),
            session_.weakTlsAllowed ? QStringLiteral("sslmode=verify-full") : QString());
    if (session_.clockDifferenceMs) {
        const qint64 off = std::llabs(*session_.clockDifferenceMs);
        add("clock",
            off > clockBadMs       ? HealthState::Bad
            : off > clockWarningMs ? HealthState::Warning
                                   : HealthState::Good,
            QStringLiteral("the server's clock is %1 ms %2 ours")
                .arg(off)
                .arg(*session_.clockDifferenceMs < 0 ? QStringLiteral("behind") : QStringLiteral("ahead of")),
            off > clockWarningMs ? QStringLiteral("Set both clocks by NTP") : QString());
    }
    const auto rows =
        connection_.run(QStringLiteral("SELECT sum(numbackends)::bigint,"
                                       " current_setting('max_connections')::bigint FROM pg_stat_database"));
    if (!rows)
        return couldNotLook("connections", rows.failure());
    RowReader row((*rows)[0]);
    const qint64 used = row.integer().value_or(0);
    const qint64 most = row.integer().value_or(1);
    const bool many = used * 100 > most * connectionsWarningPercent;
    add("connections", many ? HealthState::Warning : HealthState::Good,
        QStringLiteral("%1 of %2 connections are in use").arg(used).arg(most),
        many ? QStringLiteral("Raise max_connections or close idle clients") : QString());
}

void DoctorLooks::login() {
    QStringList roles = session_.roles;
    const QString who = session_.human.isEmpty()
                            ? QStringLiteral("login %1, mapped to no human").arg(session_.login)
                            : QStringLiteral("login %1, human %2").arg(session_.login, session_.human);
    const QString in = roles.isEmpty() ? QStringLiteral("in no role of the contract")
                                       : QStringLiteral("in ") + roles.join(QStringLiteral(", "));
    switch (session_.mode) {
    case AccessMode::Operator:
        return add("login", HealthState::Good, QStringLiteral("%1, %2: may look and retry").arg(who, in));
    case AccessMode::Signer:
        return add("login", HealthState::Good, QStringLiteral("%1, %2: may look and sign").arg(who, in));
    case AccessMode::Auditor:
        add("login", HealthState::Good,
            QStringLiteral("%1, %2: may look, not act, because %3").arg(who, in, session_.whyNotAct));
        return add("read-only", session_.readOnly.proven ? HealthState::Good : HealthState::Bad,
                   session_.readOnly.proven
                       ? QStringLiteral("read-only is proven. ") + session_.readOnly.tried.last()
                       : QStringLiteral("read-only could not be proven: ") +
                             session_.readOnly.tried.join(QStringLiteral("; ")));
    case AccessMode::LookOnly:
    case AccessMode::Unknown:
        return add("login", HealthState::Warning,
                   QStringLiteral("%1, %2: look-only, because %3").arg(who, in, session_.whyNotAct));
    }
}

/// The login that installed is in no role of the contract either, unless it is a superuser. What is there
/// stands in the schema's comment, which anybody may read.
void DoctorLooks::unreadableContract() {
    static const QRegularExpression known(QStringLiteral("\\ACountersign contract ([0-9]{1,6}),"));
    const auto comment =
        connection_.run(QStringLiteral("SELECT coalesce(obj_description(oid, 'pg_namespace'), '') FROM "
                                       "pg_namespace WHERE nspname = 'countersign'"));
    const auto match =
        known.match(comment && !comment->empty() ? RowReader((*comment)[0]).text() : QString());
    const QString mend =
        QStringLiteral("To look as somebody of the contract, run this as one who was named at the "
                       "install; or name this login: %1 --auditor %2=HUMAN")
            .arg(installCommand(kind_), session_.login);
    if (!match.hasMatch())
        return add("contract", HealthState::Unknown,
                   QStringLiteral("its version can't be read: %1").arg(session_.whyNotAct), mend);
    const int version = match.captured(1).toInt();
    add("contract", version == session_.consoleVersion ? HealthState::Good : HealthState::Bad,
        QStringLiteral("version %1, by the comment on its schema; this console is for %2")
            .arg(version)
            .arg(session_.consoleVersion),
        version == session_.consoleVersion ? QString() : installCommand(kind_));
    add("contract", HealthState::Unknown,
        QStringLiteral("what only its people may see was not looked at: %1").arg(session_.whyNotAct), mend);
}

void DoctorLooks::contract() {
    const auto there =
        connection_.run(QStringLiteral("SELECT count(*) FROM pg_namespace WHERE nspname = 'countersign'"));
    if (!there)
        return couldNotLook("contract", there.failure());
    if (RowReader((*there)[0]).integer() == 0)
        return add("contract", HealthState::Warning,
                   QStringLiteral("this database has no contract: looking works, acting does not"),
                   installCommand(kind_));
    if (session_.contractVersion == session_.consoleVersion)
        add("contract", HealthState::Good, QStringLiteral("version %1").arg(session_.contractVersion));
    else if (session_.contractVersion == 0)
        unreadableContract();
    else
        add("contract", HealthState::Bad, session_.whyNotAct,
            session_.contractVersion < session_.consoleVersion ? installCommand(kind_)
                                                               : QStringLiteral("Update Countersign"));
    kindFiles();
    const auto missing = missingContractParts(connection_, kind_);
    if (!missing)
        return couldNotLook("contract-part", missing.failure());
    for (const QString& part : *missing)
        add("contract-part", HealthState::Bad, part + QStringLiteral(" is missing or switched off"),
            installCommand(kind_));
}

/// What runs in the database was made from files, and what this console judges and explains by, too.
void DoctorLooks::kindFiles() {
    if (session_.kindDigest.isEmpty() || kind_.digest.isEmpty())
        return;
    if (session_.kindDigest == kind_.digest)
        return add("kind", HealthState::Good,
                   QStringLiteral("installed from these files, %1").arg(kind_.digest));
    add("kind", HealthState::Bad,
        QStringLiteral(
            "installed from other files (%1) than the ones in use here (%2): re-install, or use the "
            "folder it was installed from")
            .arg(session_.kindDigest, kind_.digest),
        installCommand(kind_));
}

Result<DoctorReport> examine(const ConnectionPlan& plan, std::shared_ptr<const KindPack> kind) {
    auto gateway = SystemGateway::open(plan, kind);
    if (!gateway)
        return gateway.failure();
    DoctorReport report;
    report.session = (*gateway)->session();
    ConnectionPlan own = plan;
    own.readOnly = true; // the doctor changes nothing
    auto connection = Connection::open(own, {});
    if (!connection)
        return connection.failure();
    DoctorLooks looks(**connection, *kind, (*gateway)->backendSchema(), report.session);
    looks.server();
    looks.login();
    looks.contract();
    looks.tables();
    looks.indexes();
    looks.detectorPlans();
    looks.roles();
    looks.bridges();
    looks.trail();
    report.lines = looks.take();
    for (const KindItem& item : kind->items) {
        const auto pagePlan = (*gateway)->pagePlan(item.kind);
        if (pagePlan)
            report.lines.push_back(planLine(item, *pagePlan));
    }
    if (report.session.pooled)
        report.lines.push_back(
            {QStringLiteral("pooler"), HealthState::Warning,
             QStringLiteral("a pooler stands between here and the server: reading works, acting is refused"),
             QStringLiteral("Give the server's own address as \"actDatabase\" in the system file")});
    return report;
}

} // namespace countersign
