// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/judged_once.h"

namespace countersign {

QString judgedOnceSql(const QString& judge) {
    return QStringLiteral(
               "SELECT v.id::text AS id, CASE v.answers WHEN 1 THEN v.verdict ELSE 'UNKNOWN' END AS "
               "verdict,\n"
               "       CASE v.answers WHEN 1 THEN v.reason ELSE 'judged-twice' END AS reason, v.until,\n"
               "       CASE v.answers WHEN 1 THEN v.settled_by END AS settled_by, v.fingerprint, v.evidence\n"
               "FROM (SELECT j.*, count(*) OVER same AS answers, row_number() OVER same AS answer\n"
               "      FROM (\n%1\n) j WHERE j.id::text = ANY ($1::text[])\n"
               "      WINDOW same AS (PARTITION BY j.id ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED "
               "FOLLOWING)) v\n"
               "WHERE v.answer = 1")
        .arg(judge);
}

} // namespace countersign
