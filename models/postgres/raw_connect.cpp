// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/raw_connect.h"

#include <QThread>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>
#ifdef Q_OS_WIN
#include <winsock2.h>
#define poll WSAPoll
#else
#include <poll.h>
#endif

namespace countersign {

namespace {

using ConnectionHandle = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using SteadyClock = std::chrono::steady_clock;

struct Target {
    bool severalHosts = false;
    int timeoutS = 0;
};

/// What libpq itself makes of the text, environment and service file included.
Target targetOf(PGconn* connection) {
    Target target;
    PQconninfoOption* options = PQconninfo(connection);
    for (PQconninfoOption* option = options; option != nullptr && option->keyword != nullptr; ++option) {
        if (option->val == nullptr)
            continue;
        if (std::strcmp(option->keyword, "host") == 0 || std::strcmp(option->keyword, "hostaddr") == 0)
            target.severalHosts = target.severalHosts || std::strchr(option->val, ',') != nullptr;
        else if (std::strcmp(option->keyword, "connect_timeout") == 0)
            target.timeoutS = std::atoi(option->val);
    }
    PQconninfoFree(options);
    return target;
}

constexpr std::chrono::milliseconds lookUpEvery(100); ///< whether whoever wants this connection still does

bool waitForSocket(PGconn* connection, PostgresPollingStatusType wanted, SteadyClock::time_point deadline) {
    pollfd descriptor{};
    descriptor.fd = static_cast<decltype(descriptor.fd)>(PQsocket(connection));
    descriptor.events = wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT;
    while (!QThread::currentThread()->isInterruptionRequested()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now());
        if (left.count() <= 0)
            return false;
        const int ready = poll(&descriptor, 1, static_cast<int>(std::min(left, lookUpEvery).count()));
        if (ready != 0)
            return ready > 0;
    }
    throw ConnectRefused("the connection is being closed", false);
}

void pollUntilDone(PGconn* connection, int timeoutS) {
    const auto deadline = SteadyClock::now() + std::chrono::seconds(timeoutS);
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK && state != PGRES_POLLING_FAILED) {
        if (!waitForSocket(connection, state, deadline))
            throw ConnectRefused("no answer within " + std::to_string(timeoutS) + " s", true);
        state = PQconnectPoll(connection);
    }
}

} // namespace

PGconn* rawConnect(const std::string& conninfo) {
    ConnectionHandle connection(PQconnectStart(conninfo.c_str()), &PQfinish);
    if (!connection)
        throw ConnectRefused("out of memory", false);
    const Target target = targetOf(connection.get());
    if (target.severalHosts) {
        connection.reset(PQconnectdb(conninfo.c_str()));
    } else if (PQstatus(connection.get()) != CONNECTION_BAD) {
        PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
        pollUntilDone(connection.get(), target.timeoutS);
        PQsetErrorVerbosity(connection.get(), PQERRORS_DEFAULT);
    }
    if (PQstatus(connection.get()) != CONNECTION_OK)
        throw ConnectRefused(PQerrorMessage(connection.get()), false);
    return connection.release();
}

} // namespace countersign
