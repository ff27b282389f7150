// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/system_file.h"

#include "models/domain/database_secret.h"
#include "models/domain/json_fields.h"
#include "models/domain/kind_pack.h"
#include "models/domain/strict_json.h"
#include "models/domain/url_rules.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace countersign {
namespace {

constexpr qsizetype maxNameChars = 80;
constexpr qsizetype maxPathChars = 1024;
constexpr qsizetype maxUnitChars = 16;
constexpr int maxThresholds = 200;
constexpr int maxChains = 32;

QString readDatabaseUrl(JsonFields& fields, const QString& key) {
    const QString text = fields.text(key, maxUrlChars);
    if (fields.failed())
        return text;
    if (databaseUrlForm(text) == DatabaseUrlForm::Other)
        fields.refuse(fields.pathOf(key), QStringLiteral("this is not a PostgreSQL URL"),
                      QStringLiteral("Write it like postgresql://user@host:5432/database"));
    if (holdsPassword(text))
        fields.refuse(
            fields.pathOf(key), QStringLiteral("the URL holds a password"),
            QStringLiteral("Take it out: passwords belong in the keychain, in PGPASSWORD or in ~/.pgpass"));
    return text;
}

QString readDatabaseUrlIfAny(JsonFields& fields, const QString& key) {
    return fields.has(key) ? readDatabaseUrl(fields, key) : QString();
}

std::vector<EndpointConfig> readEndpoints(JsonFields& fields, std::optional<Failure>* failure) {
    std::vector<EndpointConfig> endpoints;
    const QJsonArray list = fields.array(QStringLiteral("endpoints"), maxEndpoints);
    for (int i = 0; i < list.size() && !failure->has_value(); ++i) {
        const QString path = QStringLiteral("endpoints[%1]").arg(i);
        if (!list[i].isObject()) {
            fields.refuse(path, QStringLiteral("this must be an object"),
                          QStringLiteral("Write it as { \"type\": …, \"url\": … }"));
            break;
        }
        JsonFields entry(list[i].toObject(), path, failure);
        entry.allowOnly({QStringLiteral("type"), QStringLiteral("url")});
        EndpointConfig config;
        config.type =
            entry.oneOf(QStringLiteral("type"),
                        {QStringLiteral("metrics"), QStringLiteral("health"), QStringLiteral("ready")});
        const auto url =
            parseServiceUrl(entry.text(QStringLiteral("url"), maxUrlChars), path + QStringLiteral(".url"));
        if (!url)
            entry.refuse(url.failure());
        else
            config.url = *url;
        if (std::find(endpoints.begin(), endpoints.end(), config) != endpoints.end())
            entry.refuse(path, QStringLiteral("this endpoint is written twice"),
                         QStringLiteral("Keep one of the two"));
        endpoints.push_back(std::move(config));
    }
    return endpoints;
}

bool isChainId(const QString& text) {
    static const QRegularExpression decimal(QStringLiteral("\\A[1-9][0-9]{0,17}\\z"));
    return decimal.match(text).hasMatch();
}

std::vector<QUrl> readNodes(JsonFields& chains, const QString& chain) {
    std::vector<QUrl> urls;
    const QJsonArray list = chains.array(chain, maxRpcUrlsPerChain);
    if (list.isEmpty())
        chains.refuse(chains.pathOf(chain), QStringLiteral("this chain has no node"),
                      QStringLiteral("Write at least one URL; two or more let Countersign compare answers"));
    for (int i = 0; i < list.size() && !chains.failed(); ++i) {
        const QString path = chains.pathOf(chain) + QStringLiteral("[%1]").arg(i);
        if (!list[i].isString()) {
            chains.refuse(path, QStringLiteral("this must be text"),
                          QStringLiteral("Write the URL in quotes"));
            break;
        }
        const auto url = parseServiceUrl(list[i].toString(), path);
        if (!url)
            chains.refuse(url.failure());
        else if (std::find(urls.begin(), urls.end(), *url) != urls.end())
            chains.refuse(path, QStringLiteral("this node is written twice"),
                          QStringLiteral("Keep one of the two"));
        else
            urls.push_back(*url);
    }
    return urls;
}

std::map<QString, std::vector<QUrl>> readRpc(JsonFields& fields, std::optional<Failure>* failure) {
    std::map<QString, std::vector<QUrl>> rpc;
    const QString key = QStringLiteral("rpc");
    const QJsonObject object = fields.object(key);
    JsonFields chains(object, key, failure);
    if (object.size() > maxChains)
        chains.refuse(key, QStringLiteral("this has more than %1 chains").arg(maxChains),
                      QStringLiteral("Take some out"));
    for (auto it = object.begin(); it != object.end() && !failure->has_value(); ++it) {
        if (!isChainId(it.key()))
            chains.refuse(chains.pathOf(it.key().left(20)), QStringLiteral("this is not a chain id"),
                          QStringLiteral("Write the chain's number in decimal, such as \"1\""));
        else
            rpc[it.key()] = readNodes(chains, it.key());
    }
    return rpc;
}

void checkBand(JsonFields& entry, const WalletConfig& wallet) {
    if (!(wallet.low < wallet.fund))
        entry.refuse(entry.pathOf(QStringLiteral("fund")), QStringLiteral("fund must be above low"),
                     QStringLiteral("Order them: low < fund < cap"));
    if (!(wallet.fund < wallet.cap))
        entry.refuse(entry.pathOf(QStringLiteral("cap")), QStringLiteral("cap must be above fund"),
                     QStringLiteral("Order them: low < fund < cap"));
}

WalletConfig readWallet(JsonFields& entry, const SystemFile& file) {
    static const QRegularExpression addressForm(QStringLiteral("\\A0x[0-9a-fA-F]{40}\\z"));
    WalletConfig wallet;
    wallet.name = entry.text(QStringLiteral("name"), maxNameChars);
    wallet.chain = entry.text(QStringLiteral("chain"), maxUnitChars + 2);
    wallet.address = entry.text(QStringLiteral("address"), maxNameChars);
    wallet.unit = entry.text(QStringLiteral("unit"), maxUnitChars);
    wallet.low = entry.decimal(QStringLiteral("low"));
    wallet.fund = entry.decimal(QStringLiteral("fund"));
    wallet.cap = entry.decimal(QStringLiteral("cap"));
    if (entry.failed())
        return wallet;
    if (!addressForm.match(wallet.address).hasMatch())
        entry.refuse(entry.pathOf(QStringLiteral("address")), QStringLiteral("this is not an address"),
                     QStringLiteral("Write 0x and 40 hexadecimal digits"));
    if (file.rpc.find(wallet.chain) == file.rpc.end())
        entry.refuse(entry.pathOf(QStringLiteral("chain")),
                     QStringLiteral("there is no node for chain “%1”").arg(wallet.chain),
                     QStringLiteral("Add rpc.%1, or correct the chain").arg(wallet.chain));
    checkBand(entry, wallet);
    return wallet;
}

void readWallets(JsonFields& fields, SystemFile& file, std::optional<Failure>* failure) {
    const QJsonArray list = fields.array(QStringLiteral("wallets"), maxWallets);
    QSet<QString> names;
    QSet<QString> addresses;
    for (int i = 0; i < list.size() && !failure->has_value(); ++i) {
        const QString path = QStringLiteral("wallets[%1]").arg(i);
        JsonFields entry(list[i].toObject(), path, failure);
        if (!list[i].isObject()) {
            entry.refuse(path, QStringLiteral("this must be an object"),
                         QStringLiteral("Write it as { \"name\": … }"));
            break;
        }
        entry.allowOnly({QStringLiteral("name"), QStringLiteral("chain"), QStringLiteral("address"),
                         QStringLiteral("unit"), QStringLiteral("low"), QStringLiteral("fund"),
                         QStringLiteral("cap")});
        WalletConfig wallet = readWallet(entry, file);
        const QString place = wallet.chain + u' ' + wallet.address.toLower();
        if (names.contains(wallet.name))
            entry.refuse(entry.pathOf(QStringLiteral("name")), QStringLiteral("two wallets have this name"),
                         QStringLiteral("Rename one of them"));
        if (addresses.contains(place))
            entry.refuse(entry.pathOf(QStringLiteral("address")),
                         QStringLiteral("this wallet is written twice"),
                         QStringLiteral("Keep one of the two"));
        names.insert(wallet.name);
        addresses.insert(place);
        file.wallets.push_back(std::move(wallet));
    }
}

QString readTemplate(JsonFields& explorer, const QString& key, const QString& placeholder) {
    const QString text = explorer.textOr(key, maxUrlChars, {});
    if (text.isEmpty())
        return text;
    if (text.count(placeholder) != 1)
        explorer.refuse(explorer.pathOf(key),
                        QStringLiteral("the template must hold %1 once").arg(placeholder),
                        QStringLiteral("Write it like https://explorer.example/%1/%2").arg(key, placeholder));
    QString filled = text;
    filled.replace(placeholder, QStringLiteral("0"));
    const auto url = parseServiceUrl(filled, explorer.pathOf(key));
    if (!url)
        explorer.refuse(url.failure());
    else if (text.indexOf(placeholder) < text.indexOf(u'/', text.indexOf(QStringLiteral("://")) + 3))
        explorer.refuse(explorer.pathOf(key), QStringLiteral("%1 stands in the host name").arg(placeholder),
                        QStringLiteral("Put it into the path"));
    return text;
}

void readThresholds(JsonFields& fields, SystemFile& file, std::optional<Failure>* failure) {
    static const QRegularExpression nameForm(QStringLiteral("\\A[a-z][a-z0-9_]{0,62}\\z"));
    const QString key = QStringLiteral("thresholds");
    const QJsonObject object = fields.object(key);
    JsonFields entries(object, key, failure);
    if (object.size() > maxThresholds)
        entries.refuse(key, QStringLiteral("this has more than %1 thresholds").arg(maxThresholds),
                       QStringLiteral("Take some out"));
    for (auto it = object.begin(); it != object.end() && !failure->has_value(); ++it) {
        // The name becomes part of a setting's name in SQL.
        if (!nameForm.match(it.key()).hasMatch())
            entries.refuse(entries.pathOf(it.key().left(40)),
                           QStringLiteral("this is not a threshold's name"),
                           QStringLiteral("Use the names the kind's documentation lists"));
        else
            file.thresholds[it.key()] = entries.decimal(it.key());
    }
}

Environment environmentOf(const QString& name) {
    for (const Environment environment : {Environment::Production, Environment::Staging}) {
        if (name == environmentName(environment))
            return environment;
    }
    return Environment::Development;
}

QString knownKind(JsonFields& fields, const QStringList& knownKinds) {
    const QString kind = fields.text(QStringLiteral("kind"), maxPathChars);
    if (fields.failed() || knownKinds.contains(kind) || isKindFolder(kind))
        return kind;
    return fields.oneOf(QStringLiteral("kind"), knownKinds);
}

} // namespace

QString environmentName(Environment environment) {
    switch (environment) {
    case Environment::Production:
        return QStringLiteral("production");
    case Environment::Staging:
        return QStringLiteral("staging");
    case Environment::Development:
        return QStringLiteral("development");
    }
    return QStringLiteral("development");
}

Result<SystemFile> parseSystemFile(const QByteArray& json, const QStringList& knownKinds,
                                   const QString& fileName) {
    const auto root = parseStrictJson(json, maxSystemFileBytes, fileName);
    if (!root)
        return root.failure();
    std::optional<Failure> failure;
    JsonFields fields(*root, {}, &failure);
    fields.allowOnly({QStringLiteral("name"), QStringLiteral("kind"), QStringLiteral("environment"),
                      QStringLiteral("database"), QStringLiteral("actDatabase"),
                      QStringLiteral("readDatabase"), QStringLiteral("tls"), QStringLiteral("endpoints"),
                      QStringLiteral("rpc"), QStringLiteral("wallets"), QStringLiteral("explorer"),
                      QStringLiteral("thresholds")});
    SystemFile file;
    file.name = fields.text(QStringLiteral("name"), maxNameChars);
    file.kind = knownKind(fields, knownKinds);
    file.environment = environmentOf(
        fields.oneOf(QStringLiteral("environment"),
                     {environmentName(Environment::Production), environmentName(Environment::Staging),
                      environmentName(Environment::Development)}));
    file.database = readDatabaseUrl(fields, QStringLiteral("database"));
    file.actDatabase = readDatabaseUrlIfAny(fields, QStringLiteral("actDatabase"));
    file.readDatabase = readDatabaseUrlIfAny(fields, QStringLiteral("readDatabase"));
    if (fields.has(QStringLiteral("tls")))
        file.allowWeakTls =
            fields.oneOf(QStringLiteral("tls"),
                         {QStringLiteral("verify-full"), QStringLiteral("allow-weak")}) == u"allow-weak";
    file.endpoints = readEndpoints(fields, &failure);
    file.rpc = readRpc(fields, &failure);
    readWallets(fields, file, &failure);
    JsonFields explorer(fields.object(QStringLiteral("explorer")), QStringLiteral("explorer"), &failure);
    explorer.allowOnly({QStringLiteral("tx"), QStringLiteral("address")});
    file.explorerTx = readTemplate(explorer, QStringLiteral("tx"), QStringLiteral("{tx}"));
    file.explorerAddress = readTemplate(explorer, QStringLiteral("address"), QStringLiteral("{address}"));
    readThresholds(fields, file, &failure);
    if (failure)
        return *failure;
    return file;
}

} // namespace countersign
