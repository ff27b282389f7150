// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libpq-fe.h>
#include <memory>
#include <mutex>

namespace countersign {

/// How to end what a connection waits for. Owns a cancel request and, where the platform has such, a second
/// descriptor of the connection's socket: so neither can be somebody else's by the time it is used. Thread:
/// any.
class StatementHandle {
  public:
    explicit StatementHandle(PGconn* connection);
    ~StatementHandle();
    StatementHandle(const StatementHandle&) = delete;
    StatementHandle& operator=(const StatementHandle&) = delete;

    void cancel() const; ///< asks the server; may take as long as to reach it
    void cut() const;    ///< ends the connection on our side; not on Windows

  private:
    PGcancel* cancel_;
    int socket_;
};

/// Ends what connections wait for, so that whoever closes them need not wait too: a statement under way is
/// cancelled, one to come is not sent. Thread: any.
class StatementStop {
  public:
    /// A statement that may be ended, for as long as this lives. The stop may be null.
    class Running {
      public:
        Running(StatementStop* stop, std::shared_ptr<StatementHandle> handle);
        ~Running();
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;
        /// It was asked to stop: send nothing.
        [[nodiscard]] bool stopped() const { return stopped_; }

      private:
        StatementStop* stop_;
        bool stopped_ = false;
    };

    void stop(); ///< returns at once
    void cut();  ///< for a server that does not answer the stop

  private:
    std::mutex lock_;
    bool stopped_ = false;
    std::shared_ptr<StatementHandle> running_;
};

} // namespace countersign
