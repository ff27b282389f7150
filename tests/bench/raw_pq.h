// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <vector>

namespace countersign::bench {

/// The floor every figure is held against: libpq and a statement written by hand, each value copied once.
/// Owns one connection. Thread: the one that made it. A benchmark has nobody to report to: it stops on
/// errors.
class RawPq {
  public:
    explicit RawPq(const std::string& conninfo)
        : connection_(PQconnectdb(conninfo.c_str()), PQfinish) {
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            die(PQerrorMessage(connection_.get()));
    }

    /// Fetches all rows; gives the number of bytes copied, so that no work is optimised away.
    std::size_t fetch(const char* sql, const std::vector<const char*>& parameters = {}) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(
            PQexecParams(connection_.get(), sql, static_cast<int>(parameters.size()), nullptr,
                         parameters.data(), nullptr, nullptr, 0),
            PQclear);
        if (PQresultStatus(result.get()) != PGRES_TUPLES_OK &&
            PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            die(PQerrorMessage(connection_.get()));
        rows_ = PQntuples(result.get());
        std::size_t bytes = 0;
        for (int row = 0; row < PQntuples(result.get()); ++row) {
            for (int column = 0; column < PQnfields(result.get()); ++column) {
                const std::string value(PQgetvalue(result.get(), row, column),
                                        static_cast<std::size_t>(PQgetlength(result.get(), row, column)));
                bytes += value.size();
            }
        }
        return bytes;
    }

    /// The first value of the first row, empty for NULL.
    std::string value(const std::string& sql) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection_.get(), sql.c_str()),
                                                                   PQclear);
        if (PQresultStatus(result.get()) != PGRES_TUPLES_OK &&
            PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            die(PQerrorMessage(connection_.get()));
        return PQntuples(result.get()) > 0 && PQnfields(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0)
                                                                          : "";
    }

    [[nodiscard]] int rows() const { return rows_; } ///< of the last fetch

  private:
    [[noreturn]] static void die(const char* what) {
        std::fprintf(stderr, "bench: %s\n", what);
        std::exit(2);
    }

    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
    int rows_ = 0;
};

} // namespace countersign::bench
