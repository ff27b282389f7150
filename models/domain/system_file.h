// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <map>
#include <vector>

namespace countersign {

inline constexpr qsizetype maxSystemFileBytes = 256 * 1024;
inline constexpr int maxEndpoints = 64;
inline constexpr int maxRpcUrlsPerChain = 16;
inline constexpr int maxWallets = 64;

enum class Environment { Production, Staging, Development };
[[nodiscard]] QString environmentName(Environment environment); ///< "production", ...

struct EndpointConfig {
    QString type; ///< "metrics", "health" or "ready"
    QUrl url;
    bool operator==(const EndpointConfig&) const = default;
};

struct WalletConfig {
    QString name;
    QString chain;   ///< chain id in decimal, a key of rpc
    QString address; ///< 0x and 40 hex digits
    QString unit;    ///< "ETH"
    Decimal low, fund, cap;
    bool operator==(const WalletConfig&) const = default;
};

/// NAME.system.json: one system, for both programs. Never holds a password. Thread: a value type.
struct SystemFile {
    QString name;
    QString kind; ///< folder in resources/systems or in the user's own folder
    Environment environment = Environment::Development;
    QString database;          ///< as written: a libpq or Prisma URL without a password
    QString actDatabase;       ///< where acts go when database is a pooler; empty: database
    QString readDatabase;      ///< a standby for what is read; empty: database
    bool allowWeakTls = false; ///< "tls": "allow-weak"; shown in the window
    std::vector<EndpointConfig> endpoints;
    std::map<QString, std::vector<QUrl>> rpc; ///< chain id -> nodes
    std::vector<WalletConfig> wallets;
    QString explorerTx;                    ///< template with {tx}
    QString explorerAddress;               ///< template with {address}
    std::map<QString, Decimal> thresholds; ///< overrides, by the kind's threshold names

    bool operator==(const SystemFile&) const = default;
};

/// Parses and validates. The failure's \c where is the path of the offending key ("wallets[1].low").
/// \a knownKinds: the kinds that exist; \a fileName only for messages.
[[nodiscard]] Result<SystemFile> parseSystemFile(const QByteArray& json, const QStringList& knownKinds,
                                                 const QString& fileName);

/// What parseSystemFile reads, indented, UTF-8, keys in the order of the documentation; no password ever.
[[nodiscard]] QByteArray writeSystemFile(const SystemFile& file);

} // namespace countersign
