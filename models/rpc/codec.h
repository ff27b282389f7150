// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonValue>
#include <QString>

#include <optional>

namespace countersign {

inline constexpr qint64 maxRpcBodyBytes = 1024 * 1024;
inline constexpr qsizetype maxHexDigits = 64; ///< 256 bits: the largest quantity a chain has

/// The node understood us and says no.
struct RpcError {
    int code = 0;
    QString message; ///< the node's words, made safe to show
    bool operator==(const RpcError&) const = default;
};

struct RpcReply {
    QJsonValue result; ///< null is an answer too: "no such receipt"
    std::optional<RpcError> error;
};

[[nodiscard]] QByteArray encodeRpcRequest(qint64 id, const QString& method, const QJsonArray& params);

/// The reply to the request \a id; a failure when it is not JSON-RPC 2.0 or answers another question.
[[nodiscard]] Result<RpcReply> decodeRpcReply(const QByteArray& body, qint64 id, const QString& where);

/// "0x1bc16d674ec80000" -> "2000000000000000000", exactly.
[[nodiscard]] Result<QString> hexToDecimal(const QJsonValue& quantity);
/// The same for quantities that fit 63 bits: block numbers, nonces, chain ids.
[[nodiscard]] Result<qint64> hexToInteger(const QJsonValue& quantity);

[[nodiscard]] bool isTransactionHash(const QString& text); ///< 0x and 64 hexadecimal digits
[[nodiscard]] bool isAddress(const QString& text);         ///< 0x and 40 hexadecimal digits

/// A server's own words, cut and without control or bidi characters.
[[nodiscard]] QString safeServerText(const QString& text);

} // namespace countersign
