// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_names.h"
#include "app/demo/demo_parts.h"
#include "app/demo/unix_signals.h"
#include "app/demo_backend/api.h"
#include "app/demo_backend/backend_options.h"
#include "app/demo_backend/control.h"
#include "app/demo_backend/meters.h"
#include "app/demo_backend/payer.h"
#include "app/demo_backend/relayer_queue.h"
#include "app/demo_backend/shipped_sweep.h"
#include "app/demo_backend/tick_worker.h"
#include "app/demo_backend/worker.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <map>
#include <memory>
#include <optional>
#include <vector>

using namespace countersign;

namespace {

constexpr int exitCannotRun = 2;

int cannotRun(const QString& why) {
    QTextStream(stderr) << why << Qt::endl;
    return exitCannotRun;
}

/// Tells the chain what it had seen before this program started.
void recallChain(Database& database, Chain& chain) {
    const PqRows seen = database.ask(QStringLiteral("chain_history"));
    for (const auto& row : seen.rows)
        chain.remember(row[0].toLatin1(), Receipt{row[1].toLongLong(), row[2] == QStringLiteral("t")});
    chain.setNonce(static_cast<qint64>(seen.rows.size()));
}

void wire(Api& api, Worker& worker, Meters& meters, Database& database) {
    QObject::connect(&api, &Api::queued, &worker, &Worker::enqueue);
    QObject::connect(&api, &Api::created, &meters,
                     [&](const QString& type) { meters.count(QStringLiteral("PENDING"), type); });
    QObject::connect(&worker, &Worker::claimed, &meters,
                     [&](const QString& type) { meters.count(QStringLiteral("PROCESSING"), type); });
    QObject::connect(&worker, &Worker::failed, &meters,
                     [&](const QString& type) { meters.count(QStringLiteral("FAILED"), type); });
    QObject::connect(&worker, &Worker::settled, &meters, [&](const QString& type, double seconds) {
        meters.count(QStringLiteral("CONFIRMED"), type);
        meters.settled(seconds);
    });
    QObject::connect(&database, &Database::retryAsked, &worker, [&](const QString& kind, const QString& id) {
        if (kind == QStringLiteral("intent"))
            worker.trust(id);
    });
}

/// The further systems: their workers, their pages, and two nodes for each that looks at a chain.
struct Others {
    std::vector<std::unique_ptr<TickWorker>> workers;
    std::map<QByteArray, std::unique_ptr<RpcNode>> nodes; ///< by path

    Status start(const BackendOptions& options, const Chain& chain) {
        for (const auto& [kind, url] : options.also) {
            workers.push_back(std::make_unique<TickWorker>(kind, url, options.speed));
            TickWorker* worker = workers.back().get();
            if (const Status connected = worker->connectNow(); !connected)
                return connected;
            for (int node = 1; demoPart(kind)->chainId != 0 && node <= 2; ++node)
                nodes.emplace(demoPartPath(kind, demoNodePath.arg(node)).toLatin1(),
                              std::make_unique<RpcNode>(
                                  chain, demoPart(kind)->chainId,
                                  [worker](const QString& address) { return worker->tokensAt(address); }));
        }
        return Nothing{};
    }
    [[nodiscard]] std::optional<HttpReply> page(const HttpRequest& request) const {
        for (const auto& worker : workers) {
            if (auto reply = worker->handle(request))
                return reply;
        }
        return std::nullopt;
    }
};

HttpHandler routeToNodes(const std::array<RpcNode, 2>& nodes, const Others& others) {
    return [&nodes, &others](const HttpRequest& request) {
        for (const auto& [path, node] : others.nodes) {
            if (request.path == path)
                return node->handle(request);
        }
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (request.path == demoNodePath.arg(i + 1).toLatin1())
                return nodes.at(i).handle(request);
        }
        return HttpReply{404, "{\"error\":\"Not Found\"}"};
    };
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const auto options = parseBackendOptions(QCoreApplication::arguments());
    if (!options)
        return cannotRun(englishSentence(options.failure()));
    quitOnTerminationSignals();
    if (options->untilEof)
        quitAtEndOfInput();

    Database database(options->database, !options->asShipped);
    if (const Status connected = database.connectNow(); !connected)
        return cannotRun(englishSentence(connected.failure()) + u' ' + connected.failure().detail);
    Dice dice(options->scenario);
    Chain chain(options->speed);
    recallChain(database, chain);
    std::array<RpcNode, 2> nodes{RpcNode(chain, demoChainId), RpcNode(chain, demoChainId)};
    Control control(chain, nodes);
    Worker worker(database, chain, dice, *options);
    Api api(database, dice, *options);
    const RelayerQueue relayer(database, dice, *options);
    std::optional<ShippedSweep> sweep;
    if (options->asShipped)
        sweep.emplace(database, *options);
    Database payerLogin(options->payerDatabase, false, options->payerPassword);
    std::optional<Payer> payer;
    if (!options->payerDatabase.isEmpty()) {
        if (const Status connected = payerLogin.connectNow(); !connected)
            return cannotRun(englishSentence(connected.failure()) + u' ' + connected.failure().detail);
        payer.emplace(payerLogin, database, chain, dice, *options);
    }
    Others others;
    if (const Status playing = others.start(*options, chain); !playing)
        return cannotRun(englishSentence(playing.failure()) + u' ' + playing.failure().detail);
    Meters meters(database, chain);
    wire(api, worker, meters, database);

    HttpServer health(
        [&](const HttpRequest& request) { return others.page(request).value_or(control.handle(request)); });
    HttpServer rpc(routeToNodes(nodes, others));
    if (!health.listen(options->healthPort) || !rpc.listen(options->rpcPort) ||
        !meters.listen(options->metricsPort))
        return cannotRun(QStringLiteral("A port is taken. Choose others, or 0 for any free one."));
    const QJsonObject ready{{QStringLiteral("metricsPort"), meters.port()},
                            {QStringLiteral("healthPort"), health.port()},
                            {QStringLiteral("rpcPort"), rpc.port()}};
    QTextStream(stdout) << QJsonDocument(ready).toJson(QJsonDocument::Compact) << Qt::endl;
    return QCoreApplication::exec();
}
