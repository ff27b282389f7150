// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/evidence_json.h"

#include <QDateTime>
#include <QJsonObject>

namespace countersign {
namespace {

constexpr qsizetype maxFieldChars = 256; ///< the contract takes 16 KiB of evidence in all

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
    for (const auto& line : verdict.evidence) {
        QJsonObject object{{QStringLiteral("check"), line.check},
                           {QStringLiteral("answer"), answerName(line.answer)},
                           {QStringLiteral("value"), line.value.left(maxFieldChars)},
                           {QStringLiteral("text"), line.text.left(maxFieldChars)},
                           {QStringLiteral("source"), line.source.left(maxFieldChars)}};
        if (line.at)
            object[QStringLiteral("at")] =
                QDateTime::fromMSecsSinceEpoch(*line.at, Qt::UTC).toString(Qt::ISODateWithMs);
        lines.append(object);
    }
    return lines;
}

} // namespace countersign
