// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <optional>

class QObject;

namespace countersign {

inline constexpr int httpDeadlineMs = 5'000; ///< from the first look-up to the last byte
inline constexpr qint64 maxHttpBodyBytes = 8LL * 1024 * 1024;
inline constexpr qint64 httpReadBufferBytes = 256LL * 1024;

/// One bounded question. A body makes it a POST of JSON.
struct HttpRequest {
    QUrl url;
    std::optional<QByteArray> jsonBody;
    QByteArray accept = "*/*";
    int deadlineMs = httpDeadlineMs;
    qint64 maxBodyBytes = maxHttpBodyBytes;
};

/// A whole answer with any status but a redirect; a 503 of a health page has a body worth reading.
struct HttpAnswer {
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    int latencyMs = 0;
    std::optional<int> retryAfterS;        ///< Retry-After, seconds or a date
    std::optional<int> rateLimitRemaining; ///< RateLimit-Remaining or X-RateLimit-Remaining
    std::optional<int> rateLimitResetS;    ///< RateLimit-Reset, in seconds

    [[nodiscard]] bool good() const { return status >= 200 && status < 300; }
};

/// Something that can ask over HTTP: the network, or a test's double. Thread: UI.
class HttpClient {
  public:
    using Deliver = std::function<void(Result<HttpAnswer>)>;

    virtual ~HttpClient() = default;
    /// Calls \a deliver once, later, on the caller's thread, unless \a receiver is gone by then.
    virtual void send(QObject* receiver, const HttpRequest& request, Deliver deliver) = 0;
};

/// What is wrong with an answer's status, as a Failure; only for answers that are not good().
[[nodiscard]] Failure statusFailure(const HttpAnswer& answer, const QString& where);

/// A login page, an error page of a proxy: HTML where numbers were expected.
[[nodiscard]] bool looksLikeHtml(const HttpAnswer& answer);

} // namespace countersign
