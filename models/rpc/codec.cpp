// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rpc/codec.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace countersign {
namespace {

constexpr qsizetype maxServerTextChars = 200;

bool isHexDigit(QChar c) {
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isHexOf(const QString& text, qsizetype digits) {
    return text.size() == digits + 2 && text.startsWith(QStringLiteral("0x")) &&
           std::all_of(text.begin() + 2, text.end(), isHexDigit);
}

Failure malformed(const QString& what, const QString& where) {
    return {
        FailureKind::Malformed, what, where, QStringLiteral("Check that the URL is a JSON-RPC node's"), {}};
}

/// The digits after 0x; a failure when \a quantity is not one.
Result<QString> hexDigits(const QJsonValue& quantity) {
    const QString text = quantity.toString();
    const bool shaped = text.startsWith(QStringLiteral("0x")) && text.size() > 2 &&
                        std::all_of(text.begin() + 2, text.end(), isHexDigit);
    if (!shaped)
        return malformed(
            QStringLiteral("“%1” is not a hexadecimal quantity").arg(safeServerText(text).left(40)), {});
    if (text.size() - 2 > maxHexDigits)
        return malformed(QStringLiteral("a quantity has more than %1 digits").arg(maxHexDigits), {});
    return text.mid(2);
}

} // namespace

QByteArray encodeRpcRequest(qint64 id, const QString& method, const QJsonArray& params) {
    return QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")},
                                     {QStringLiteral("id"), id},
                                     {QStringLiteral("method"), method},
                                     {QStringLiteral("params"), params}})
        .toJson(QJsonDocument::Compact);
}

Result<RpcReply> decodeRpcReply(const QByteArray& body, qint64 id, const QString& where) {
    if (body.size() > maxRpcBodyBytes)
        return Failure{FailureKind::TooLarge,
                       QStringLiteral("the node's answer is larger than %1 KiB").arg(maxRpcBodyBytes / 1024),
                       where,
                       QStringLiteral("Check that the URL is a JSON-RPC node's"),
                       {}};
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return malformed(QStringLiteral("the answer is not a JSON object"), where);
    const QJsonObject object = document.object();
    const QJsonValue answered = object.value(QStringLiteral("id"));
    if (object.contains(QStringLiteral("error")) && !object.value(QStringLiteral("error")).isNull()) {
        const QJsonObject error = object.value(QStringLiteral("error")).toObject();
        // A node that could not even read the question answers with id null.
        if (!answered.isNull() && answered.toInteger(-1) != id)
            return malformed(QStringLiteral("the answer belongs to another question"), where);
        return RpcReply{{},
                        RpcError{error.value(QStringLiteral("code")).toInt(),
                                 safeServerText(error.value(QStringLiteral("message")).toString())}};
    }
    if (object.value(QStringLiteral("jsonrpc")).toString() != u"2.0")
        return malformed(QStringLiteral("the answer is not JSON-RPC 2.0"), where);
    if (!answered.isDouble() || answered.toInteger(-1) != id)
        return malformed(QStringLiteral("the answer belongs to another question"), where);
    if (!object.contains(QStringLiteral("result")))
        return malformed(QStringLiteral("the answer has neither result nor error"), where);
    return RpcReply{object.value(QStringLiteral("result")), std::nullopt};
}

Result<QString> hexToDecimal(const QJsonValue& quantity) {
    const auto digits = hexDigits(quantity);
    if (!digits)
        return digits;
    const boost::multiprecision::cpp_int value("0x" + digits->toStdString());
    return QString::fromStdString(value.str());
}

Result<qint64> hexToInteger(const QJsonValue& quantity) {
    const auto digits = hexDigits(quantity);
    if (!digits)
        return digits.failure();
    bool fits = false;
    const qint64 value = digits->toLongLong(&fits, 16);
    if (!fits)
        return malformed(
            QStringLiteral("“0x%1” is larger than a number of that kind can be").arg(digits->left(40)), {});
    return value;
}

bool isTransactionHash(const QString& text) {
    return isHexOf(text, 64);
}

bool isAddress(const QString& text) {
    return isHexOf(text, 40);
}

QString safeServerText(const QString& text) {
    QString safe = text.left(maxServerTextChars);
    for (QChar& c : safe) {
        const bool hidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
                            c.category() == QChar::Separator_Line ||
                            c.category() == QChar::Separator_Paragraph;
        if (hidden)
            c = u' ';
    }
    return safe.simplified();
}

} // namespace countersign
