// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/action.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace countersign {
namespace {

QString answerName(Answer answer) {
    switch (answer) {
    case Answer::Yes:
        return QStringLiteral("yes");
    case Answer::No:
        return QStringLiteral("no");
    case Answer::NotKnown:
        break;
    }
    return QStringLiteral("not-known");
}

} // namespace

QJsonArray evidenceOf(const Verdict& verdict) {
    QJsonArray lines;
    qsizetype bytes = 2;
    for (const EvidenceLine& line : verdict.evidence) {
        QJsonObject one{{QStringLiteral("check"), line.check},
                        {QStringLiteral("answer"), answerName(line.answer)},
                        {QStringLiteral("value"), line.value},
                        {QStringLiteral("text"), line.text},
                        {QStringLiteral("source"), line.source}};
        if (line.at)
            one.insert(QStringLiteral("at"), isoTime(*line.at));
        // PostgreSQL writes a space after each colon and comma: two for every member is more than it adds.
        bytes += QJsonDocument(one).toJson(QJsonDocument::Compact).size() + 2 * (one.size() + 1);
        if (bytes > maxEvidenceBytes)
            break;
        lines.append(one);
    }
    return lines;
}

} // namespace countersign
