// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"
#include "models/trust/enrolment.h"
#include "models/trust/random_bytes.h"
#include "tests/support/payout_cases.h"

namespace countersign {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString dave = u"dave"_s;
const QString heidi = u"heidi"_s;

QString policy(PayoutWorld& w, const QString& tiers) {
    return w.act(dave, u"propose_policy($1::jsonb, 'why')"_s, {tiers});
}

QString decideLast(PayoutWorld& w, const QString& login, const QString& approve) {
    return w.act(login,
                 u"decide_change((SELECT max(change) FROM countersign.change_list), %1)"_s.arg(approve));
}

void policyRefused(PayoutWorld& w) {
    const QString good = tierJson();
    const auto with = [&](const char* was, const char* now) {
        QString bent = good;
        return bent.replace(QString::fromLatin1(was), QString::fromLatin1(now));
    };
    const auto inner = [](const QString& list) { return list.mid(1, list.size() - 2); };
    const QString euros = with("\"currency\": \"\"", "\"currency\": \"EUR\"");
    const QStringList bad{
        u"{}"_s,
        u"[]"_s,
        u"null"_s,
        u"[1]"_s,
        with("\"from\": 0, ", ""),
        tierJson(u"\"more\": 1"_s),
        with("\"required\": 2", "\"required\": 1"),
        with("\"required\": 2", "\"required\": 21"),
        with("\"required\": 2", "\"required\": null"),
        with("\"required\": 2", "\"required\": \"two\""),
        with("\"approve_within_s\": 86400", "\"approve_within_s\": 59"),
        with("\"approve_within_s\": 86400", "\"approve_within_s\": 2592001"),
        with("\"approve_within_s\": 86400", "\"approve_within_s\": null"),
        with("\"execute_within_s\": 86400", "\"execute_within_s\": 59"),
        with("\"execute_within_s\": 86400", "\"execute_within_s\": 2592001"),
        with("\"execute_within_s\": 86400", "\"execute_within_s\": null"),
        with("\"from\": 0", "\"from\": -1"),
        with("\"from\": 0", "\"from\": null"),
        with("\"from\": 0", "\"from\": \"NaN\""),
        with("\"from\": 0", "\"from\": 1e60"),
        with("\"from\": 0", "\"from\": 1"), // nothing holds below it
        tierJson(u"\"cap_item\": 0"_s),
        tierJson(u"\"cap_item\": \"NaN\""_s),
        tierJson(u"\"cap_item\": 1e60"_s),
        tierJson(u"\"cap_day\": 0"_s),
        tierJson(u"\"cap_day\": \"NaN\""_s),
        tierJson(u"\"cap_day\": 1e60"_s),
        with("\"currency\": \"\"", "\"currency\": null"),
        with("\"currency\": \"\"", "\"currency\": \"EUR\""),
        with("\"currency\": \"\"", "\"currency\": \"a\\u200bb\""),
        with("\"proposer_counts\": true", "\"proposer_counts\": null"),
        u'[' + inner(good) + u',' + inner(good) + u']',
        u'[' + inner(good) + u',' + inner(euros).replace(u"\"from\": 0"_s, u"\"from\": 5"_s) + u']',
    };
    for (const QString& tiers : bad)
        demand(policy(w, tiers), "22023", qPrintable(u"policy "_s + tiers));
    // wrong only in a tier that stands beside a good one
    for (const QString& second :
         {with("\"from\": 0", "\"from\": -1"), with("\"from\": 0", "\"from\": null"),
          with("\"from\": 0", "\"from\": \"NaN\""), with("\"from\": 0", "\"from\": 1e60"),
          with("\"currency\": \"\"", "\"currency\": null"),
          with("\"currency\": \"\"", "\"currency\": \"a\\u200bb\""),
          inner(euros)
              .replace(u"\"proposer_counts\": true"_s, u"\"proposer_counts\": null"_s)
              .prepend(u'[')
              .append(u']')})
        demand(policy(w, u'[' + inner(good) + u',' + inner(second) + u']'), "22023", qPrintable(second));
    QString many = inner(good);
    for (int n = 1; n <= 100; ++n)
        many += u',' + inner(good).replace(u"\"from\": 0"_s, u"\"from\": %1"_s.arg(n));
    DEMAND(policy(w, u'[' + many + u']'), "22023");
    QString wide = good;
    wide.replace(u"\"currency\": \"\""_s, u"\"currency\": \"%1\""_s.arg(QString(65, u'x')));
    DEMAND(policy(w, good.chopped(1) + u',' + wide.mid(1)), "22023");
    DEMAND(w.act(dave, u"propose_policy($1::jsonb, '  ')"_s, {good}), "22023");
    DEMAND(w.act(dave, u"propose_policy($1::jsonb, NULL)"_s, {good}), "22023");
}

void policyExtremes(PayoutWorld& w) {
    QString tiers = uR"([{"currency": "", "from": 0, "required": 2, "proposer_counts": true,
        "approve_within_s": 60, "execute_within_s": 2592000, "cap_item": 0.5, "cap_day": 1e59},
        {"currency": "EUR", "from": 0, "required": 20, "proposer_counts": false,
        "approve_within_s": 2592000, "execute_within_s": 60, "cap_item": 1e59, "cap_day": 0.5},
        {"currency": "%1", "from": 0, "required": 3, "proposer_counts": false,
        "approve_within_s": 61, "execute_within_s": 61},
        {"currency": "EUR", "from": 9.5e59, "required": 2, "proposer_counts": false,
        "approve_within_s": 61, "execute_within_s": 61}])"_s.arg(QString(64, u'y'));
    newPolicy(w, tiers);
    DEMAND(
        w.ask(u"carol"_s,
              u"SELECT string_agg(concat_ws(' ', left(currency, 3), required, proposer_counts,"
              " approve_within_s, execute_within_s, cap_item, cap_day), ', ' ORDER BY currency, from_amount)"
              " FROM countersign.policy_now"_s),
        " 2 t 60 2592000 0.5 100000000000000000000000000000000000000000000000000000000000,"
        " EUR 20 f 2592000 60 100000000000000000000000000000000000000000000000000000000000 0.5,"
        " EUR 2 f 61 61, yyy 3 f 61 61");
}

/// Act, human and what the detail tells of the newest rows about a change; and its state in the list.
QString changeTold(PayoutWorld& w) {
    return w.ask(
        u"carol"_s,
        u"SELECT string_agg(concat_ws(' ', act, t.human, t.detail::jsonb ->> 'version', t.detail::jsonb ->>"
        " 'refusal', jsonb_typeof(t.detail::jsonb -> 'body')), ', ' ORDER BY seq) || '; ' || (SELECT state "
        "FROM"
        " countersign.change_list ORDER BY change DESC LIMIT 1) FROM countersign.trail t"
        " WHERE subject = 'change/' || (SELECT max(change) FROM countersign.change_list)"_s);
}

void changesNeedTwo(PayoutWorld& w) {
    const QString version = u"SELECT max(version) FROM countersign.policy_now"_s;
    const QString before = w.ask(dave, version);
    DEMAND(policy(w, tierJson()), "done proposed");
    DEMAND(decideLast(w, dave, u"true"_s), "refused own-proposal");
    DEMAND(decideLast(w, heidi, u"NULL"_s), "22023");
    DEMAND(w.ask(dave, version), qPrintable(before));
    DEMAND(decideLast(w, heidi, u"true"_s), "done approved");
    DEMAND(w.ask(dave, version), qPrintable(QString::number(before.toInt() + 1)));
    DEMAND(decideLast(w, heidi, u"true"_s), "refused not-pending");
    DEMAND(decideLast(w, heidi, u"false"_s), "refused not-pending");
    DEMAND(changeTold(w),
           qPrintable(u"propose-policy dave array, decide-policy-refused dave own-proposal,"
                      " approve-policy heidi %1 array, decide-policy-refused heidi not-pending,"
                      " decide-policy-refused heidi not-pending; approved"_s.arg(before.toInt() + 1)));
    DEMAND(w.act(heidi, u"decide_change(9999999, true)"_s), "22023");
    DEMAND(policy(w, tierJson()), "done proposed");
    DEMAND(decideLast(w, dave, u"false"_s), "done rejected");
    DEMAND(changeTold(w), "propose-policy dave array, reject-policy dave array; rejected");
    DEMAND(w.ask(dave, version), qPrintable(QString::number(before.toInt() + 1)));
    DEMAND(
        w.ask(
            dave,
            u"SELECT concat_ws(' ', proposer, decider, decided_at IS NOT NULL) FROM"
            " countersign.change_list WHERE state = 'approved' AND what = 'policy' ORDER BY change DESC LIMIT 1"_s),
        "dave heidi t");
}

QString person(PayoutWorld& w, const QString& arguments) {
    return w.act(dave, u"propose_person(%1, 'why')"_s.arg(arguments));
}

void peopleNeedTwo(PayoutWorld& w) {
    for (const char* bad :
         {"NULL, 'z', 'Z', true", "'z', NULL, 'Z', true", "'z', 'z', NULL, true", "' ', 'z', 'Z', true",
          "'z', repeat('z', 101), 'Z', true", "'z', 'z', U&'Z\\200B', true", "'z', 'z', 'Z', NULL"})
        demand(person(w, QString::fromLatin1(bad)), "22023", bad);
    DEMAND(person(w, u"'x1', 'heidi', 'Heidi X', true"_s), "done proposed");
    DEMAND(decideLast(w, heidi, u"true"_s), "refused about-yourself");
    DEMAND(decideLast(w, dave, u"true"_s), "refused own-proposal");
    DEMAND(decideLast(w, heidi, u"false"_s), "done rejected");
    DEMAND(person(w, u"'heidi', 'newone', 'New', true"_s), "done proposed");
    DEMAND(decideLast(w, heidi, u"true"_s), "refused about-yourself");
    DEMAND(decideLast(w, heidi, u"false"_s), "done rejected");
    DEMAND(w.admin(u"SELECT count(*) FROM countersign.human WHERE human = 'newone'"_s), "0");
    DEMAND(person(w, u"repeat('z', 100), 'zoe', 'Zoe', true"_s), "done proposed");
    DEMAND(decideLast(w, heidi, u"true"_s), "done approved");
    DEMAND(
        w.ask(
            dave,
            u"SELECT concat_ws(' ', human, display_name, active) FROM countersign.person WHERE human = 'zoe'"_s),
        "zoe Zoe t");
    DEMAND(person(w, u"'erin', 'erin', 'Erin X', false"_s), "done proposed");
    DEMAND(decideLast(w, heidi, u"true"_s), "done approved");
    const PayoutRequest request = w.pending();
    DEMAND(w.approve(u"erin"_s, request), "42501");
    DEMAND(w.cancel(u"erin"_s, request), "42501");
}

Ed25519Key newKey() {
    auto key = Ed25519Key::generate();
    if (!key)
        throw Mismatch{u"no key"_s};
    return std::move(*key);
}

QString hex(const QByteArray& octets) {
    return u"\\x"_s + QString::fromLatin1(octets.toHex());
}

QString enrol(PayoutWorld& w, const QString& login, const Ed25519Key& key, const QString& human,
              const QString& domain = {}) {
    const QString here = w.ask(u"carol"_s, u"SELECT countersign.domain()"_s);
    const QByteArray publicKey = key.publicKey();
    const auto proof =
        key.sign(enrolmentBytes({domain.isEmpty() ? here : domain, human, sha256(publicKey), publicKey}));
    return w.act(login, u"enrol_key($1, $2)"_s, {hex(publicKey), hex(proof ? *proof : QByteArray())});
}

void keysAreEnrolled(PayoutWorld& w) {
    DEMAND(w.act(dave, u"enrol_key(decode(repeat('ab', 31), 'hex'), decode(repeat('ab', 64), 'hex'))"_s),
           "22023");
    DEMAND(w.act(dave, u"enrol_key(decode(repeat('ab', 32), 'hex'), decode(repeat('ab', 63), 'hex'))"_s),
           "22023");
    DEMAND(w.act(dave, u"enrol_key(NULL, decode(repeat('ab', 64), 'hex'))"_s), "22023");
    DEMAND(w.act(dave, u"enrol_key(decode(repeat('ab', 32), 'hex'), NULL)"_s), "22023");
    const Ed25519Key first = newKey();
    DEMAND(enrol(w, dave, first, heidi), "refused signature");
    DEMAND(enrol(w, dave, first, dave, u"countersign:elsewhere"_s), "refused signature");
    DEMAND(enrol(w, u"eve"_s, first, u"eve"_s), "42501");
    DEMAND(enrol(w, dave, first, dave), "done pending");
    DEMAND(enrol(w, dave, first, dave), "refused key-known");
    DEMAND(enrol(w, heidi, first, heidi), "refused key-known");
    for (int n = 2; n <= 4; ++n)
        DEMAND(enrol(w, dave, newKey(), dave), "done pending");
    DEMAND(enrol(w, dave, newKey(), dave), "refused too-many-keys");
    DEMAND(enrol(w, heidi, newKey(), heidi), "done pending");
    DEMAND(w.act(dave, u"revoke_key($1, 'old')"_s, {hex(sha256(first.publicKey()))}), "done revoked");
    DEMAND(enrol(w, dave, newKey(), dave), "done pending");
}

void keysOfNoPoint(PayoutWorld& w) {
    for (const char* key : {"0100000000000000000000000000000000000000000000000000000000000000",
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "0000000000000000000000000000000000000000000000000000000000000000",
                            "0000000000000000000000000000000000000000000000000000000000000080",
                            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                            "0100000000000000000000000000000000000000000000000000000000000080",
                            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "0200000000000000000000000000000000000000000000000000000000000000"})
        demand(w.act(dave, u"enrol_key(decode('%1', 'hex'), decode(repeat('00', 64), 'hex'))"_s.arg(
                               QString::fromLatin1(key))),
               "refused key-not-sound", key);
}

void keysAreActivated(PayoutWorld& w) {
    const Ed25519Key key = newKey();
    const QString id = hex(sha256(key.publicKey()));
    DEMAND(w.act(heidi, u"activate_key($1)"_s, {id}), "22023");
    DEMAND(w.act(heidi, u"revoke_key($1, 'why')"_s, {id}), "22023");
    DEMAND(enrol(w, dave, key, dave), "done pending");
    DEMAND(w.act(dave, u"activate_key($1)"_s, {id}), "refused own-key");
    DEMAND(w.run(u"postgres"_s, u"BEGIN; SELECT FROM countersign.audit_head FOR UPDATE"_s), "ok");
    const QString meanwhile = w.act(heidi, u"activate_key($1)"_s, {id});
    w.run(u"postgres"_s, u"ROLLBACK"_s);
    DEMAND(meanwhile, "refused busy");
    DEMAND(w.act(heidi, u"activate_key($1)"_s, {id}), "done active");
    DEMAND(w.act(heidi, u"activate_key($1)"_s, {id}), "refused not-pending");
    DEMAND(w.ask(u"carol"_s,
                 u"SELECT concat_ws(' ', state, activated_by, activated_at IS NOT NULL, revoked_by) FROM"
                 " countersign.key_list WHERE human = 'dave'"_s),
           "active heidi t");
    DEMAND(w.act(u"ann"_s, u"revoke_key($1, 'not mine')"_s, {id}), "42501");
    DEMAND(w.act(dave, u"revoke_key($1, ' ')"_s, {id}), "22023");
    DEMAND(w.act(dave, u"revoke_key($1, 'lost')"_s, {id}), "done revoked");
    DEMAND(w.act(heidi, u"revoke_key($1, 'lost')"_s, {id}), "refused not-pending");
    DEMAND(w.act(heidi, u"activate_key($1)"_s, {id}), "refused not-pending");
    const QString anns = hex(sha256(w.fixture().key(u"ann"_s).publicKey()));
    DEMAND(w.act(heidi, u"revoke_key($1, 'stolen')"_s, {anns}), "done revoked");
    const Ed25519Key other = newKey();
    DEMAND(enrol(w, u"erin"_s, other, u"erin"_s), "done pending");
    DEMAND(w.act(u"erin"_s, u"revoke_key($1, 'mine')"_s, {hex(sha256(other.publicKey()))}), "done revoked");
}

/// A right given by mistake is not enough: each act looks at the role itself, at the human and the isolation.
void actsLookForThemselves(PayoutWorld& w) {
    for (const auto& [call, login] : actsOfRoles()) {
        const QString level = u"BEGIN ISOLATION LEVEL %1"_s;
        for (const char* name : {"REPEATABLE READ", "SERIALIZABLE", "READ UNCOMMITTED"}) {
            DEMAND(w.run(login, level.arg(QString::fromLatin1(name))), "ok");
            demand(w.act(login, call), "25001",
                   qPrintable(u"%1 in %2"_s.arg(call, QString::fromLatin1(name))));
            DEMAND(w.run(login, u"ROLLBACK"_s), "ok");
        }
        const bool openToAll =
            call.startsWith(u"enrol"_s) || call.startsWith(u"revoke"_s) || call.startsWith(u"cancel"_s);
        if (!openToAll)
            demand(w.act(u"carol"_s, call), "42501", qPrintable(call));
        if (login != u"payer"_s) { // mapped to nobody, though in every role
            demand(w.act(u"eve"_s, call), "42501", qPrintable(u"nobody behind it: "_s + call));
        }
    }
}

} // namespace

const std::vector<PayoutCase>& peopleCases() {
    static const std::vector<PayoutCase> all{
        {"bad policies", policyRefused},          {"a policy's extremes", policyExtremes},
        {"changes need two", changesNeedTwo},     {"people need two", peopleNeedTwo},
        {"keys are enrolled", keysAreEnrolled},   {"keys of no point", keysOfNoPoint},
        {"keys are activated", keysAreActivated}, {"acts look for themselves", actsLookForThemselves},
    };
    return all;
}

} // namespace countersign
