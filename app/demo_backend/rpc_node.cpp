// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/rpc_node.h"

#include "app/demo/demo_names.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace countersign {
namespace {

constexpr int addressChars = 42;
constexpr int hashChars = 66;
constexpr int callChars = 2 + 8 + 64; ///< 0x, selector, one word
constexpr int wordDigits = 64;
constexpr int quotedGas = 65'000;

QString hexOf(quint64 number) {
    return QStringLiteral("0x") + QString::number(number, 16);
}

QJsonObject result(const QJsonValue& value) {
    return {{QStringLiteral("result"), value}};
}

QJsonObject error(int code, const QString& message) {
    return {{QStringLiteral("error"),
             QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("message"), message}}}};
}

QJsonObject invalidParameters(const QString& why) {
    return error(-32602, QStringLiteral("invalid argument: ") + why);
}

bool isHex(const QString& text, int chars) {
    if (text.size() != chars || !text.startsWith(QStringLiteral("0x")))
        return false;
    bool all = true;
    for (const QChar c : QStringView(text).mid(2))
        all = all && QStringLiteral("0123456789abcdefABCDEF").contains(c);
    return all;
}

QByteArray compact(const QJsonValue& value) {
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QJsonObject withId(QJsonObject reply, const QJsonValue& id) {
    reply.insert(QStringLiteral("jsonrpc"), QStringLiteral("2.0"));
    reply.insert(QStringLiteral("id"), id.isUndefined() ? QJsonValue(QJsonValue::Null) : id);
    return reply;
}

} // namespace

HttpReply RpcNode::handle(const HttpRequest& request) const {
    HttpReply reply;
    reply.drop = state_ == NodeState::Down;
    reply.delayMs = state_ == NodeState::Slow ? slowNodeMs : 0;
    if (request.method != "POST") {
        reply.status = 405;
        return reply;
    }
    QJsonParseError problem;
    const QJsonDocument asked = QJsonDocument::fromJson(request.body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        reply.body = compact(withId(error(-32700, QStringLiteral("parse error")), {}));
    } else if (asked.isArray()) {
        const QJsonArray calls = asked.array();
        if (calls.isEmpty() || calls.size() > maxRpcBatch) {
            reply.body = compact(withId(error(-32600, QStringLiteral("batch is empty or too large")), {}));
            return reply;
        }
        QJsonArray answers;
        for (const QJsonValue& one : calls)
            answers.append(answer(one));
        reply.body = compact(answers);
    } else {
        reply.body = compact(answer(asked.object()));
    }
    return reply;
}

QJsonValue RpcNode::answer(const QJsonValue& request) const {
    const QJsonObject object = request.toObject();
    const QJsonValue id = object.value(QStringLiteral("id"));
    const QJsonValue method = object.value(QStringLiteral("method"));
    if (object.value(QStringLiteral("jsonrpc")) != QStringLiteral("2.0") || !method.isString())
        return withId(error(-32600, QStringLiteral("invalid request")), id);
    return withId(call(method.toString(), object.value(QStringLiteral("params")).toArray()), id);
}

QJsonObject RpcNode::call(const QString& method, const QJsonArray& parameters) const {
    if (method == QStringLiteral("eth_chainId"))
        return result(hexOf(static_cast<quint64>(chainId_)));
    if (method == QStringLiteral("net_version"))
        return result(QString::number(chainId_));
    if (method == QStringLiteral("web3_clientVersion"))
        return result(QStringLiteral("countersign-demo/") + QStringLiteral(COUNTERSIGN_VERSION));
    if (method == QStringLiteral("eth_blockNumber"))
        return result(hexOf(static_cast<quint64>(head())));
    if (method == QStringLiteral("eth_syncing"))
        return result(false);
    if (method == QStringLiteral("eth_gasPrice"))
        return result(hexOf(gasPriceWei));
    if (method == QStringLiteral("eth_getBalance"))
        return ofRelayer(parameters, chain_.balanceWei());
    if (method == QStringLiteral("eth_getTransactionCount")) {
        const bool pending = parameters.at(1).toString() == QStringLiteral("pending");
        return ofRelayer(parameters,
                         static_cast<quint64>(pending ? chain_.pendingNonce() : chain_.minedNonce()));
    }
    if (method == QStringLiteral("eth_getTransactionReceipt"))
        return receiptOf(parameters);
    if (method == QStringLiteral("eth_call"))
        return tokenBalance(parameters);
    return error(-32601, QStringLiteral("the method %1 does not exist/is not available").arg(method));
}

QJsonObject RpcNode::ofRelayer(const QJsonArray& parameters, quint64 value) const {
    const QString address = parameters.at(0).toString();
    if (!isHex(address, addressChars))
        return invalidParameters(QStringLiteral("0: not an address"));
    // Every other account of this chain is empty and has sent nothing.
    return result(hexOf(address.toLower() == demoRelayerAddress ? value : 0));
}

QJsonObject RpcNode::receiptOf(const QJsonArray& parameters) const {
    const QString hash = parameters.at(0).toString();
    if (!isHex(hash, hashChars))
        return invalidParameters(QStringLiteral("0: not a transaction hash"));
    const auto known = chain_.receipt(hash.toLower().toLatin1());
    if (!known || known->block > head())
        return result(QJsonValue::Null);
    const QByteArray blockHash =
        QCryptographicHash::hash("block " + QByteArray::number(known->block), QCryptographicHash::Sha256)
            .toHex();
    return result(QJsonObject{
        {QStringLiteral("transactionHash"), hash},
        {QStringLiteral("transactionIndex"), QStringLiteral("0x0")},
        {QStringLiteral("blockNumber"), hexOf(static_cast<quint64>(known->block))},
        {QStringLiteral("blockHash"), QString::fromLatin1("0x" + blockHash)},
        {QStringLiteral("from"), demoRelayerAddress},
        {QStringLiteral("to"), QStringLiteral("0x00000000000000000000000000000000005e7713")},
        {QStringLiteral("contractAddress"), QJsonValue::Null},
        {QStringLiteral("status"), known->succeeded ? QStringLiteral("0x1") : QStringLiteral("0x0")},
        {QStringLiteral("gasUsed"), hexOf(quotedGas)},
        {QStringLiteral("cumulativeGasUsed"), hexOf(quotedGas)},
        {QStringLiteral("effectiveGasPrice"), hexOf(gasPriceWei)},
        {QStringLiteral("type"), QStringLiteral("0x2")},
        {QStringLiteral("logs"), QJsonArray()},
        {QStringLiteral("logsBloom"), QStringLiteral("0x") + QString(512, u'0')},
    });
}

/// balanceOf(address) of the token, EIP-20; an address without a contract answers "0x".
QJsonObject RpcNode::tokenBalance(const QJsonArray& parameters) const {
    const QString data = parameters.at(0).toObject().value(QStringLiteral("data")).toString();
    if (!tokens_ || !data.startsWith(QStringLiteral("0x70a08231")) || data.size() != callChars)
        return result(QStringLiteral("0x"));
    const quint64 units = tokens_(QStringLiteral("0x") + data.right(addressChars - 2)).toULongLong();
    return result(QStringLiteral("0x") + QString::number(units, 16).rightJustified(wordDigits, u'0'));
}

qint64 RpcNode::head() const {
    return chain_.blockNumber() - (state_ == NodeState::Lag ? lagBlocks : 0);
}

} // namespace countersign
