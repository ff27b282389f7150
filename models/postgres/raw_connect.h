// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <libpq-fe.h>
#include <string>

namespace countersign {

/// Why libpq did not get us a connection. The message has SQLSTATEs in it where the server spoke, so that
/// nobody has to read words of whatever language the server is set to.
class ConnectRefused : public std::exception {
  public:
    ConnectRefused(std::string message, bool timedOut)
        : message_(std::move(message))
        , timedOut_(timedOut) {}
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }
    [[nodiscard]] bool timedOut() const { return timedOut_; }

  private:
    std::string message_;
    bool timedOut_;
};

/// Opens a connection; throws ConnectRefused. One host: within \c connect_timeout for name, TCP, TLS and
/// login together, and no longer than until its QThread is asked to end. Several hosts: libpq's own rule,
/// connect_timeout for each. Thread: any.
[[nodiscard]] PGconn* rawConnect(const std::string& conninfo);

} // namespace countersign
