// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/http/http_client.h"

#include <QJsonArray>
#include <QJsonValue>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace countersign {

/// A network that answers what the test says, in the event loop's next round. Thread: the test's.
class FakeHttp : public HttpClient {
  public:
    using Answerer = std::function<Result<HttpAnswer>(const HttpRequest&)>;

    void send(QObject* receiver, const HttpRequest& request, Deliver deliver) override;

    /// What the host of the URL answers from now on.
    void onHost(const QString& host, Answerer answer) { hosts_[host] = std::move(answer); }
    /// A JSON-RPC node: answers by method; nullopt is the error "method not found".
    using RpcAnswerer =
        std::function<std::optional<QJsonValue>(const QString& method, const QJsonArray& params)>;
    void onNode(const QString& host, RpcAnswerer answer);

    [[nodiscard]] int askedOf(const QString& host) const;
    [[nodiscard]] const std::vector<HttpRequest>& requests() const { return requests_; }
    void forgetRequests() { requests_.clear(); }

    /// Held answers are kept back until release().
    void hold() { holding_ = true; }
    void release();

    static HttpAnswer answer(int status, const QByteArray& body, const QByteArray& type = "text/plain");
    static Failure refused();

  private:
    struct Held {
        QObject* receiver;
        std::function<void()> deliver;
    };

    std::map<QString, Answerer> hosts_;
    std::vector<HttpRequest> requests_;
    bool holding_ = false;
    std::vector<Held> held_;
};

} // namespace countersign
