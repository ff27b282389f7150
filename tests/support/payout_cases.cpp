// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/payout_cases.h"

namespace countersign {

using namespace Qt::Literals::StringLiterals;

std::vector<PayoutCase> allPayoutCases() {
    std::vector<PayoutCase> all;
    for (const auto* part :
         {&decisionCases(), &handOffCases(), &paidCases(), &requestCases(), &peopleCases(), &instantCases()})
        all.insert(all.end(), part->begin(), part->end());
    return all;
}

QString runCase(const PayoutCase& one, PayoutWorld& world) {
    QString wrong;
    try {
        one.run(world);
    } catch (const Mismatch& mismatch) {
        wrong = mismatch.what.isEmpty() ? u"failed"_s : mismatch.what;
    }
    try {
        world.restore();
    } catch (const Mismatch& mismatch) {
        wrong += u" and not restored: "_s + mismatch.what;
    }
    return wrong;
}

QString tierJson(const QString& more) {
    QString tier = uR"({"currency": "", "from": 0, "required": 2, "proposer_counts": true,
                        "approve_within_s": 86400, "execute_within_s": 86400)"_s;
    return u'[' + tier + (more.isEmpty() ? QString() : u", "_s + more) + u"}]"_s;
}

void newPolicy(PayoutWorld& w, const QString& tiers) {
    DEMAND(w.act(u"dave"_s, u"propose_policy($1::jsonb, 'for a test')"_s, {tiers}), "done proposed");
    DEMAND(w.act(u"heidi"_s, u"decide_change((SELECT max(change) FROM countersign.change_list), true)"_s),
           "done approved");
}

const std::vector<std::pair<QString, QString>>& actsOfRoles() {
    static const QString none = u"00000000-0000-4000-8000-000000000000"_s;
    static const QString h32 = u"decode(repeat('ab', 32), 'hex')"_s;
    static const QString h64 = u"decode(repeat('ab', 64), 'hex')"_s;
    static const std::vector<std::pair<QString, QString>> all{
        {u"propose('x', '%1', decode(repeat('ab', 16), 'hex'), 'm', countersign.now_ms_for_tests(), %2, %2, %3, 1, %2, 1)"_s
             .replace(u"countersign.now_ms_for_tests()"_s,
                      u"floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint"_s)
             .arg(none, h32, h64),
         u"ann"_s},
        {u"decide('%1', 'approve', %2, %3, 1, %2, 1, '')"_s.arg(none, h32, h64), u"bob"_s},
        {u"cancel('%1', 'why')"_s.arg(none), u"bob"_s},
        {u"claim('%1')"_s.arg(none), u"payer"_s},
        {u"report_broadcast('%1', '0xaa', '1', '{}')"_s.arg(none), u"payer"_s},
        {u"report_done('%1', true, 'words')"_s.arg(none), u"payer"_s},
        {u"enrol_key(%1, %2)"_s.arg(h32, h64), u"dave"_s},
        {u"activate_key(%1)"_s.arg(h32), u"dave"_s},
        {u"revoke_key(%1, 'why')"_s.arg(h32), u"dave"_s},
        {u"propose_policy('%1'::jsonb, 'why')"_s.arg(tierJson()), u"dave"_s},
        {u"propose_person('zed', 'zed', 'Zed', true, 'why')"_s, u"dave"_s},
        {u"decide_change(1000000, false)"_s, u"dave"_s},
    };
    return all;
}

} // namespace countersign
