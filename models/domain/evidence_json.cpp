// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/evidence_json.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace countersign {
namespace {

constexpr qsizetype maxFieldChars = 256; ///< one long field must not push the other lines out

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

QJsonArray evidenceJson(const Verdict& verdict) {
    QJsonArray lines;
    qsizetype bytes = 2; // the brackets
    for (const auto& line : verdict.evidence) {
        QJsonObject object{{QStringLiteral("check"), line.check},
                           {QStringLiteral("answer"), answerName(line.answer)},
                           {QStringLiteral("value"), line.value.left(maxFieldChars)},
                           {QStringLiteral("text"), line.text.left(maxFieldChars)},
                           {QStringLiteral("source"), line.source.left(maxFieldChars)}};
        if (line.at)
            object[QStringLiteral("at")] = isoTime(*line.at);
        // PostgreSQL writes a space after each colon and comma: two for every member is more than it adds.
        bytes += QJsonDocument(object).toJson(QJsonDocument::Compact).size() + 2 * (object.size() + 1);
        if (bytes > maxActEvidenceBytes)
            break;
        lines.append(object);
    }
    return lines;
}

} // namespace countersign
