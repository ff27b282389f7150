// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/http_fetch.h"

#include "models/domain/url_rules.h"
#include "models/http/http_headers.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace countersign {
namespace {

Failure failureOf(FailureKind kind, const QString& what, const QString& where, const QString& remedy = {}) {
    return {kind, what, where, remedy, {}};
}

/// Errors Qt makes of a status (400 and 418 among them) although the answer is whole and its body readable.
bool isStatusError(QNetworkReply::NetworkError error, int status) {
    const bool content =
        error > QNetworkReply::UnknownProxyError && error <= QNetworkReply::UnknownContentError;
    return status >= 400 && (content || error >= QNetworkReply::InternalServerError ||
                             error == QNetworkReply::ProtocolInvalidOperationError);
}

/// Not QNetworkReply::errorString(): that one quotes the whole URL, keys included.
Failure networkFailure(QNetworkReply::NetworkError error, const QString& where) {
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return failureOf(FailureKind::Unreachable,
                         QStringLiteral("nothing listens there: the connection was refused"), where,
                         QStringLiteral("Start the service, or correct host and port"));
    case QNetworkReply::HostNotFoundError:
        return failureOf(FailureKind::Unreachable, QStringLiteral("the host name could not be found"), where,
                         QStringLiteral("Correct the host name, or look at the network and its name server"));
    case QNetworkReply::RemoteHostClosedError:
        return failureOf(FailureKind::Malformed,
                         QStringLiteral("the answer was cut off: the connection closed early"), where,
                         QStringLiteral("Look at the service's log"));
    case QNetworkReply::SslHandshakeFailedError:
        return failureOf(FailureKind::TlsRefused,
                         QStringLiteral("its TLS certificate is not valid for this host"), where,
                         QStringLiteral("Renew the certificate, or install the authority that signed it"));
    case QNetworkReply::TimeoutError:
        return failureOf(FailureKind::TimedOut, QStringLiteral("there was no answer in time"), where);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return failureOf(FailureKind::Malformed, QStringLiteral("the answer is not HTTP"), where,
                         QStringLiteral("Correct the port: another service answers there"));
    default:
        break;
    }
    Failure failure = failureOf(FailureKind::Unreachable, QStringLiteral("the connection failed"), where,
                                QStringLiteral("Look at the network between here and there"));
    failure.detail = QStringLiteral("network error %1").arg(static_cast<int>(error));
    return failure;
}

/// One question under way. Owns the reply and the deadline; deletes itself when it has delivered.
class Exchange : public QObject {
  public:
    Exchange(const HttpRequest& request, HttpClient::Deliver deliver, Clock clock, QObject* receiver,
             QObject* parent)
        : QObject(parent)
        , request_(request)
        , where_(shownUrl(request.url))
        , deliver_(std::move(deliver))
        , clock_(std::move(clock))
        , receiver_(receiver) {
        connect(receiver, &QObject::destroyed, this, [this] { dropAndDelete(); });
        deadline_.setSingleShot(true);
        connect(&deadline_, &QTimer::timeout, this, [this] {
            finish(failureOf(FailureKind::TimedOut,
                             QStringLiteral("no whole answer within %1 s").arg(request_.deadlineMs / 1000.0),
                             where_, QStringLiteral("Look at the service's load and at the network")));
        });
        deadline_.start(request.deadlineMs);
        elapsed_.start();
    }
    ~Exchange() override { dropReply(); }

    void start(QNetworkAccessManager& network);

  private:
    void resolved(QNetworkAccessManager& network, const QHostInfo& info);
    void post(QNetworkAccessManager& network);
    void readSome();
    void replied();
    void finish(Result<HttpAnswer> result);
    void dropReply();
    void dropAndDelete();
    [[nodiscard]] std::optional<Failure> unwantedHeaders() const;
    [[nodiscard]] HttpAnswer takeAnswer();

    HttpRequest request_;
    QString where_;
    HttpClient::Deliver deliver_;
    Clock clock_;
    QPointer<QObject> receiver_;
    QTimer deadline_;
    QElapsedTimer elapsed_;
    QPointer<QNetworkReply> reply_;
    QByteArray body_;
    bool done_ = false;
};

void Exchange::start(QNetworkAccessManager& network) {
    if (network.proxy().type() != QNetworkProxy::NoProxy) {
        post(network); // the proxy looks the name up
        return;
    }
    // The answer stays in Qt's cache for the connection that follows: what was checked is what is used.
    QHostInfo::lookupHost(request_.url.host(), this,
                          [this, &network](const QHostInfo& info) { resolved(network, info); });
}

void Exchange::resolved(QNetworkAccessManager& network, const QHostInfo& info) {
    if (done_)
        return;
    const auto addresses = info.addresses();
    if (addresses.isEmpty()) {
        finish(networkFailure(QNetworkReply::HostNotFoundError, where_));
        return;
    }
    if (std::any_of(addresses.begin(), addresses.end(), isLinkLocal)) {
        finish(failureOf(
            FailureKind::BadInput, QStringLiteral("the host name leads to a link-local address"), where_,
            QStringLiteral("Machines keep their credentials there; use the service's own address")));
        return;
    }
    post(network);
}

void Exchange::post(QNetworkAccessManager& network) {
    QNetworkRequest question(request_.url);
    question.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    question.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    question.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    question.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    question.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    question.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    question.setRawHeader("Accept", request_.accept);
    question.setRawHeader("Accept-Encoding", "identity"); // no decoding, hence no bomb
    question.setRawHeader("User-Agent", "countersign/" COUNTERSIGN_VERSION);
    if (request_.jsonBody) {
        question.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        reply_ = network.post(question, *request_.jsonBody);
    } else {
        reply_ = network.get(question);
    }
    reply_->setReadBufferSize(httpReadBufferBytes);
    connect(reply_, &QNetworkReply::readyRead, this, &Exchange::readSome);
    connect(reply_, &QNetworkReply::finished, this, &Exchange::replied);
}

void Exchange::readSome() {
    if (done_)
        return;
    const bool announced =
        reply_->header(QNetworkRequest::ContentLengthHeader).toLongLong() > request_.maxBodyBytes;
    if (!announced)
        body_ += reply_->read(request_.maxBodyBytes + 1 - body_.size());
    if (announced || body_.size() > request_.maxBodyBytes)
        finish(failureOf(FailureKind::TooLarge,
                         QStringLiteral("the answer is larger than %1 KiB").arg(request_.maxBodyBytes / 1024),
                         where_, QStringLiteral("Correct the URL, or make the service answer with less")));
}

std::optional<Failure> Exchange::unwantedHeaders() const {
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400) {
        const QUrl target = request_.url.resolved(QUrl::fromEncoded(reply_->rawHeader("Location")));
        return failureOf(FailureKind::HttpStatus,
                         QStringLiteral("HTTP %1 sends us on to %2, and redirects are not followed")
                             .arg(status)
                             .arg(shownUrl(target)),
                         where_,
                         QStringLiteral("Write the final address in the system file if you trust it"));
    }
    const QByteArray encoding = reply_->rawHeader("Content-Encoding").trimmed().toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        return failureOf(FailureKind::Malformed,
                         QStringLiteral("the answer is compressed (%1) although plain text was asked for")
                             .arg(QString::fromLatin1(encoding.left(20))),
                         where_, QStringLiteral("Switch compression off for this page"));
    return std::nullopt;
}

HttpAnswer Exchange::takeAnswer() {
    HttpAnswer answer;
    answer.status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.contentType = reply_->rawHeader("Content-Type");
    answer.latencyMs = static_cast<int>(elapsed_.elapsed());
    answer.retryAfterS = parseRetryAfterS(reply_->rawHeader("Retry-After"), clock_());
    answer.rateLimitRemaining = parseRateLimit(reply_->rawHeader("RateLimit-Remaining"));
    if (!answer.rateLimitRemaining)
        answer.rateLimitRemaining = parseRateLimit(reply_->rawHeader("X-RateLimit-Remaining"));
    answer.rateLimitResetS = parseRateLimit(reply_->rawHeader("RateLimit-Reset"));
    answer.body = std::move(body_);
    return answer;
}

void Exchange::replied() {
    if (done_)
        return;
    readSome();
    if (done_)
        return;
    const auto error = reply_->error();
    const int status = reply_->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (error != QNetworkReply::NoError && !isStatusError(error, status)) {
        finish(networkFailure(error, where_));
        return;
    }
    if (const auto failure = unwantedHeaders())
        finish(*failure);
    else
        finish(takeAnswer());
}

void Exchange::finish(Result<HttpAnswer> result) {
    done_ = true;
    deadline_.stop();
    dropReply();
    if (receiver_)
        deliver_(std::move(result));
    deleteLater();
}

void Exchange::dropAndDelete() {
    done_ = true;
    deadline_.stop();
    dropReply();
    deleteLater();
}

void Exchange::dropReply() {
    if (!reply_)
        return;
    reply_->disconnect(this);
    reply_->abort();
    reply_->deleteLater();
    reply_.clear();
}

} // namespace

HttpFetch::HttpFetch(Clock clock, QObject* parent)
    : QObject(parent)
    , clock_(std::move(clock)) {
    network_.setProxy(QNetworkProxy::NoProxy); // not the environment's either
    network_.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void HttpFetch::send(QObject* receiver, const HttpRequest& request, Deliver deliver) {
    auto* exchange = new Exchange(request, std::move(deliver), clock_, receiver, this);
    exchange->start(network_);
}

} // namespace countersign
