// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/http_client.h"

namespace countersign {

Failure statusFailure(const HttpAnswer& answer, const QString& where) {
    Failure failure{FailureKind::HttpStatus, QStringLiteral("HTTP %1").arg(answer.status), where, {}, {}};
    if (answer.status == 429) {
        failure.what = QStringLiteral("HTTP 429: too many requests");
        failure.remedy = QStringLiteral("Countersign asks less often until the service allows more");
    } else if (answer.status == 401 || answer.status == 403) {
        failure.what += QStringLiteral(": access refused");
        failure.remedy = QStringLiteral("Let this machine read the page");
    } else if (answer.status == 404) {
        failure.what = QStringLiteral("HTTP 404: there is no such page");
        failure.remedy = QStringLiteral("Correct the path");
    } else {
        failure.remedy = QStringLiteral("Look at the service's log");
    }
    return failure;
}

bool looksLikeHtml(const HttpAnswer& answer) {
    return answer.contentType.toLower().contains("html") || answer.body.left(64).trimmed().startsWith('<');
}

} // namespace countersign
