// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/postgres/statement_stop.h"

#include <QtGlobal>

#include <array>
#include <thread>
#include <utility>
#ifndef Q_OS_WIN
#include <sys/socket.h>

#include <unistd.h>
#endif

namespace countersign {

namespace {

constexpr int none = -1;

int anotherDescriptor(PGconn* connection) {
#ifdef Q_OS_WIN
    Q_UNUSED(connection)
    return none;
#else
    return dup(PQsocket(connection));
#endif
}

} // namespace

StatementHandle::StatementHandle(PGconn* connection)
    : cancel_(PQgetCancel(connection))
    , socket_(anotherDescriptor(connection)) {}

StatementHandle::~StatementHandle() {
    if (cancel_ != nullptr)
        PQfreeCancel(cancel_);
#ifndef Q_OS_WIN
    if (socket_ != none)
        close(socket_);
#endif
}

void StatementHandle::cancel() const {
    std::array<char, 256> why{}; // as libpq wants it; whether it served is seen by the statement's end
    if (cancel_ != nullptr)
        PQcancel(cancel_, why.data(), static_cast<int>(why.size()));
}

void StatementHandle::cut() const {
#ifndef Q_OS_WIN
    if (socket_ != none)
        shutdown(socket_, SHUT_RDWR);
#endif
}

StatementStop::Running::Running(StatementStop* stop, std::shared_ptr<StatementHandle> handle)
    : stop_(stop) {
    if (stop_ == nullptr)
        return;
    const std::lock_guard locked(stop_->lock_);
    stopped_ = stop_->stopped_;
    stop_->running_ = std::move(handle);
}

StatementStop::Running::~Running() {
    if (stop_ == nullptr)
        return;
    const std::lock_guard locked(stop_->lock_);
    stop_->running_.reset();
}

void StatementStop::stop() {
    const std::lock_guard locked(lock_);
    stopped_ = true;
    if (!running_)
        return;
    // To reach a server that is away takes minutes: nobody waits for this thread, which owns all it needs.
    std::thread([handle = running_] { handle->cancel(); }).detach();
}

void StatementStop::cut() {
    const std::lock_guard locked(lock_);
    if (running_)
        running_->cut();
}

} // namespace countersign
