// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_http.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace countersign {

void FakeHttp::send(QObject* receiver, const HttpRequest& request, Deliver deliver) {
    requests_.push_back(request);
    const auto found = hosts_.find(request.url.host());
    const Result<HttpAnswer> result =
        found == hosts_.end() ? Result<HttpAnswer>(refused()) : found->second(request);
    auto later = [deliver = std::move(deliver), result] { deliver(result); };
    if (holding_)
        held_.push_back({receiver, later});
    else
        QTimer::singleShot(0, receiver, later);
}

void FakeHttp::onNode(const QString& host, RpcAnswerer answerer) {
    onHost(host, [answerer = std::move(answerer)](const HttpRequest& request) -> Result<HttpAnswer> {
        const QJsonObject question =
            QJsonDocument::fromJson(request.jsonBody.value_or(QByteArray())).object();
        const auto result = answerer(question[u"method"].toString(), question[u"params"].toArray());
        QJsonObject reply{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                          {QStringLiteral("id"), question[u"id"]}};
        if (result)
            reply.insert(QStringLiteral("result"), *result);
        else
            reply.insert(QStringLiteral("error"),
                         QJsonObject{{QStringLiteral("code"), -32601},
                                     {QStringLiteral("message"), QStringLiteral("no such method")}});
        return answer(200, QJsonDocument(reply).toJson(), "application/json");
    });
}

int FakeHttp::askedOf(const QString& host) const {
    return static_cast<int>(
        std::count_if(requests_.begin(), requests_.end(),
                      [&host](const HttpRequest& request) { return request.url.host() == host; }));
}

void FakeHttp::release() {
    holding_ = false;
    for (Held& held : std::exchange(held_, {}))
        QTimer::singleShot(0, held.receiver, std::move(held.deliver));
}

HttpAnswer FakeHttp::answer(int status, const QByteArray& body, const QByteArray& type) {
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.contentType = type;
    answer.latencyMs = 3;
    return answer;
}

Failure FakeHttp::refused() {
    return {FailureKind::Unreachable, QStringLiteral("the connection was refused"), {}, {}, {}};
}

} // namespace countersign
