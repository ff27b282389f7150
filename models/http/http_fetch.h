// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/http/http_client.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QObject>

namespace countersign {

/// Asks over the network, mistrusting whoever answers: no redirects (they would carry our headers to another
/// host), no proxy unless set, no compression, a limit on the bytes and on the whole time. Owns its access
/// manager. Thread: UI.
class HttpFetch : public QObject, public HttpClient {
    Q_OBJECT
  public:
    explicit HttpFetch(Clock clock = systemNow, QObject* parent = nullptr);

    void setProxy(const QNetworkProxy& proxy) { network_.setProxy(proxy); }
    void send(QObject* receiver, const HttpRequest& request, Deliver deliver) override;

  private:
    Clock clock_;
    QNetworkAccessManager network_;
};

} // namespace countersign
