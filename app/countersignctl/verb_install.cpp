// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/json_output.h"
#include "app/countersignctl/target.h"
#include "models/postgres/index_install.h"
#include "models/postgres/installer.h"
#include "models/postgres/kind_check.h"

#include <algorithm>

namespace countersign::ctl {

namespace {

Failure badInput(const QString& what, const QString& remedy) {
    return {FailureKind::BadInput, what, QStringLiteral("countersignctl install"), remedy, {}};
}

/// "ann=ann.lee": a login role of PostgreSQL, and the human whose it is. One human may have several.
Result<ContractPerson> personOf(const QString& text, const QString& role) {
    const QString login = text.section(u'=', 0, 0).trimmed();
    const QString human = text.section(u'=', 1).trimmed();
    if (login.isEmpty() || human.isEmpty())
        return badInput(QStringLiteral("\"%1\" does not name a person").arg(text),
                        QStringLiteral("Write LOGIN=HUMAN, as in --%1 ann=ann.lee").arg(role));
    return ContractPerson{login, human, human, {role}};
}

/// One person may be named under several roles.
Status addPerson(std::vector<ContractPerson>& people, const ContractPerson& person) {
    const auto known = std::find_if(people.begin(), people.end(),
                                    [&](const ContractPerson& other) { return other.login == person.login; });
    if (known == people.end()) {
        people.push_back(person);
        return Nothing{};
    }
    if (known->human != person.human)
        return badInput(QStringLiteral("login %1 is given to both %2 and %3")
                            .arg(person.login, known->human, person.human),
                        QStringLiteral("A login belongs to one human"));
    known->roles += person.roles;
    return Nothing{};
}

Result<std::vector<ContractPerson>> peopleOf(const Arguments& arguments) {
    std::vector<ContractPerson> people;
    for (const QString& role :
         {QStringLiteral("operator"), QStringLiteral("approver"), QStringLiteral("auditor"),
          QStringLiteral("admin"), QStringLiteral("worker")}) {
        for (const QString& text : arguments.all(role)) {
            const auto person = personOf(text, role);
            if (!person)
                return person.failure();
            if (const Status added = addPerson(people, *person); !added)
                return added.failure();
        }
    }
    return people;
}

/// A bridge is a program beside the backend: its login is nobody's.
Result<QStringList> bridgesOf(const Arguments& arguments) {
    QStringList bridges;
    for (const QString& text : arguments.all(QStringLiteral("bridge"))) {
        const QString login = text.trimmed();
        if (login.isEmpty() || login.contains(u'='))
            return badInput(QStringLiteral("\"%1\" does not name the login of a bridge").arg(text),
                            QStringLiteral("Write the login alone, as in --bridge payments_bridge"));
        if (!bridges.contains(login))
            bridges << login;
    }
    return bridges;
}

void report(Output& output, const Target& target, const InstallReport& done, const IndexReport& indexes) {
    if (output.json()) {
        Json leftOut = Json::array();
        for (const QString& part : done.leftOut)
            leftOut.push_back(toJson(part));
        Json made = Json::array();
        for (const QString& index : indexes.made)
            made.push_back(toJson(index));
        Json there = Json::array();
        for (const QString& index : indexes.there)
            there.push_back(toJson(index));
        Json notMade = Json::array();
        for (const Failure& failure : indexes.notMade)
            notMade.push_back(toJson(englishSentence(failure)));
        output.write(Json::array({{{"kind", toJson(target.kind->name)},
                                   {"database", toJson(target.plan.shown)},
                                   {"version_before", done.versionBefore},
                                   {"version", done.version},
                                   {"left_out", leftOut},
                                   {"indexes", made},
                                   {"indexes_there", there},
                                   {"indexes_not_made", notMade}}}));
        return;
    }
    output.line(QStringLiteral("%1: contract %2 for %3 is installed.")
                    .arg(target.plan.shown)
                    .arg(done.version)
                    .arg(target.kind->name));
    for (const QString& part : done.leftOut)
        output.line(QStringLiteral("Left out: ") + part);
    for (const QString& index : indexes.made)
        output.line(QStringLiteral("Index made: ") + index);
    for (const QString& index : indexes.there)
        output.line(QStringLiteral("Index there already: ") + index);
}

/// What is in a folder may come from anybody, and its SQL runs with the contract's rights: it is read first.
Status checkReviewed(const Arguments& arguments, const Target& target) {
    if (!isKindFolder(target.file.kind) || arguments.has(QStringLiteral("print")))
        return Nothing{};
    if (arguments.value(QStringLiteral("reviewed")) != target.kind->digest)
        return badInput(
            QStringLiteral("the files of %1 have not been reviewed, or are not those any more")
                .arg(target.file.kind),
            QStringLiteral("Read what install --print shows, then pass --reviewed with the digest that "
                           "countersignctl system check %1 prints")
                .arg(target.file.kind));
    const auto checked = checkKind(target.plan, *target.kind);
    if (!checked)
        return checked.failure();
    for (const DoctorLine& line : *checked) {
        if (line.state == HealthState::Bad)
            return Failure{FailureKind::BadInput,
                           line.text,
                           line.check,
                           QStringLiteral("See countersignctl system check"),
                           {}};
    }
    return Nothing{};
}

int runInstall(const Arguments& arguments, Output& output) {
    const auto people = peopleOf(arguments);
    if (!people)
        return output.cannotRun(people.failure());
    const auto bridges = bridgesOf(arguments);
    if (!bridges)
        return output.cannotRun(bridges.failure());
    const auto target = findTarget(arguments, Access::Acting);
    if (!target)
        return output.cannotRun(target.failure());
    if (const Status reviewed = checkReviewed(arguments, *target); !reviewed)
        return output.cannotRun(reviewed.failure());
    const bool guard = !arguments.has(QStringLiteral("no-guard"));
    const bool live = arguments.has(QStringLiteral("live"));
    if (arguments.has(QStringLiteral("print"))) {
        const auto script = printInstall(target->plan, *target->kind, *people, guard, live, *bridges);
        if (!script)
            return output.cannotRun(script.failure());
        QString sql = *script;
        if (arguments.has(QStringLiteral("indexes"))) {
            const auto statements = printIndexes(target->plan, *target->kind);
            if (!statements)
                return output.cannotRun(statements.failure());
            sql += *statements;
        }
        if (output.json())
            output.write(Json::array({{{"sql", toJson(sql)}}}));
        else
            output.verbatim(sql);
        return Fine;
    }
    const auto done = installContract(target->plan, *target->kind, *people, guard, live, *bridges);
    if (!done)
        return output.cannotRun(done.failure());
    IndexReport indexes;
    if (arguments.has(QStringLiteral("indexes"))) {
        const auto made =
            installIndexes(target->plan, *target->kind, [&](const QString& step) { output.remark(step); });
        if (made)
            indexes = *made;
        else
            indexes.notMade.push_back(made.failure());
    }
    report(output, *target, *done, indexes);
    for (const Failure& failure : indexes.notMade)
        output.cannotRun({failure.kind, QStringLiteral("the contract is installed, but ") + failure.what,
                          failure.where, failure.remedy, failure.detail});
    return indexes.notMade.empty() ? Fine : CannotRun;
}

} // namespace

Verb installVerb() {
    return {
        QStringLiteral("install"),
        {},
        QStringLiteral("Install or upgrade the contract in the backend's database."),
        QStringLiteral(
            "One transaction, all of it or nothing; running it again changes nothing. Needs a login that "
            "may\n"
            "create roles and schemas. LOGIN is a role of PostgreSQL that exists; HUMAN is whom the trail\n"
            "names, and two logins of one human count once. A bridge's LOGIN is nobody's, and refused when\n"
            "it could do more than a bridge may."),
        targetOptions({
            {QStringLiteral("print"),
             {},
             QStringLiteral("show the SQL for review, with --indexes theirs as well; change nothing")},
            {QStringLiteral("operator"), QStringLiteral("LOGIN=HUMAN"),
             QStringLiteral("may retry and propose payouts; repeatable")},
            {QStringLiteral("approver"), QStringLiteral("LOGIN=HUMAN"),
             QStringLiteral("may sign or reject payouts others proposed; repeatable")},
            {QStringLiteral("auditor"), QStringLiteral("LOGIN=HUMAN"),
             QStringLiteral("may only read; repeatable")},
            {QStringLiteral("admin"), QStringLiteral("LOGIN=HUMAN"),
             QStringLiteral("keeps people, keys and policy, two at a time; repeatable")},
            {QStringLiteral("worker"), QStringLiteral("LOGIN=HUMAN"),
             QStringLiteral("the backend's payout worker: claims and reports; repeatable")},
            {QStringLiteral("bridge"), QStringLiteral("LOGIN"),
             QStringLiteral("the login of a bridge, which may do nothing else; repeatable")},
            {QStringLiteral("no-guard"),
             {},
             QStringLiteral(
                 "put no triggers on the backend's tables of payouts; the comparisons hold without")},
            {QStringLiteral("live"),
             {},
             QStringLiteral("put triggers on the backend's tables that tell consoles of each commit, instead "
                            "of polling")},
            {QStringLiteral("reviewed"), QStringLiteral("DIGEST"),
             QStringLiteral("with a folder as --kind: the digest of the files you have read")},
            {QStringLiteral("indexes"),
             {},
             QStringLiteral("afterwards make the kind's missing indexes, CONCURRENTLY")},
        }),
        runInstall};
}

} // namespace countersign::ctl
