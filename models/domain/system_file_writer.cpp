// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/database_secret.h"
#include "models/domain/system_file.h"

#include <nlohmann/json.hpp>

namespace countersign {
namespace {

using Json = nlohmann::ordered_json;

std::string utf8(const QString& text) {
    return text.toStdString();
}

Json walletJson(const WalletConfig& wallet) {
    return {{"name", utf8(wallet.name)},       {"chain", utf8(wallet.chain)},
            {"address", utf8(wallet.address)}, {"unit", utf8(wallet.unit)},
            {"low", utf8(wallet.low.text())},  {"fund", utf8(wallet.fund.text())},
            {"cap", utf8(wallet.cap.text())}};
}

} // namespace

QByteArray writeSystemFile(const SystemFile& file) {
    Json root = {{"name", utf8(file.name)},
                 {"kind", utf8(file.kind)},
                 {"environment", utf8(environmentName(file.environment))},
                 {"database", utf8(withoutPassword(file.database))}};
    if (!file.actDatabase.isEmpty())
        root["actDatabase"] = utf8(withoutPassword(file.actDatabase));
    if (!file.readDatabase.isEmpty())
        root["readDatabase"] = utf8(withoutPassword(file.readDatabase));
    root["tls"] = file.allowWeakTls ? "allow-weak" : "verify-full";
    root["endpoints"] = Json::array();
    for (const EndpointConfig& endpoint : file.endpoints)
        root["endpoints"].push_back(
            {{"type", utf8(endpoint.type)}, {"url", utf8(endpoint.url.toString(QUrl::FullyEncoded))}});
    root["rpc"] = Json::object();
    for (const auto& [chain, urls] : file.rpc) {
        Json list = Json::array();
        for (const QUrl& url : urls)
            list.push_back(utf8(url.toString(QUrl::FullyEncoded)));
        root["rpc"][utf8(chain)] = std::move(list);
    }
    root["wallets"] = Json::array();
    for (const WalletConfig& wallet : file.wallets)
        root["wallets"].push_back(walletJson(wallet));
    root["explorer"] = Json::object();
    if (!file.explorerTx.isEmpty())
        root["explorer"]["tx"] = utf8(file.explorerTx);
    if (!file.explorerAddress.isEmpty())
        root["explorer"]["address"] = utf8(file.explorerAddress);
    root["thresholds"] = Json::object();
    for (const auto& [name, value] : file.thresholds)
        root["thresholds"][utf8(name)] = utf8(value.text());
    const std::string text = root.dump(2, ' ', false, Json::error_handler_t::replace);
    return QByteArray::fromStdString(text) + '\n';
}

} // namespace countersign
