// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/url_rules.h"

#include <QHostAddress>
#include <QStringList>

#include <algorithm>

namespace countersign {
namespace {

constexpr qsizetype longestShownSegment = 15; ///< longer path segments are taken for keys

Failure refused(const QString& what, const QString& where, const QString& remedy) {
    return {FailureKind::BadInput, what, where, remedy, {}};
}

} // namespace

bool isLinkLocal(const QHostAddress& address) {
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4)
        return (v4 & 0xffff0000U) == 0xa9fe0000U;
    return address.protocol() == QAbstractSocket::IPv6Protocol && address.isLinkLocal();
}

Result<QUrl> parseServiceUrl(const QString& text, const QString& where) {
    if (text.size() > maxUrlChars)
        return refused(QStringLiteral("the URL is longer than %1 characters").arg(maxUrlChars), where,
                       QStringLiteral("Write a shorter URL"));
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return refused(QStringLiteral("this is not a URL"), where,
                       QStringLiteral("Write it like https://api.example.com/metrics"));
    if (url.scheme() != u"http" && url.scheme() != u"https")
        return refused(QStringLiteral("“%1” can't be used here").arg(url.scheme().left(20)), where,
                       QStringLiteral("Use an http or https URL"));
    if (!url.userInfo().isEmpty())
        return refused(QStringLiteral("the URL holds a user name or password"), where,
                       QStringLiteral("Take what stands before the @ out of the URL"));
    if (isLinkLocal(QHostAddress(url.host())))
        return refused(QStringLiteral("%1 is a link-local address, where machines keep their credentials")
                           .arg(url.host()),
                       where, QStringLiteral("Use the service's own address"));
    if (url.hasFragment())
        return refused(QStringLiteral("the URL has a #fragment, which is never sent"), where,
                       QStringLiteral("Take the # and what follows out of the URL"));
    return url;
}

QString shownUrl(const QUrl& url) {
    QString shown = url.scheme() + QStringLiteral("://") + url.host(QUrl::FullyDecoded);
    if (url.host().contains(u':'))
        shown = url.scheme() + QStringLiteral("://[") + url.host() + u']';
    if (url.port() > 0)
        shown += u':' + QString::number(url.port());
    QStringList segments = url.path(QUrl::FullyEncoded).split(u'/');
    for (QString& segment : segments) {
        if (segment.size() > longestShownSegment)
            segment = QStringLiteral("…");
    }
    shown += segments.join(u'/');
    return url.hasQuery() ? shown + QStringLiteral("?…") : shown;
}

} // namespace countersign
