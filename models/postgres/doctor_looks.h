// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/connection.h"
#include "models/postgres/doctor.h"
#include "models/postgres/kind_tables.h"

#include <map>

namespace countersign {

/// What the doctor's looks share: one connection, one growing list of lines. Thread: the doctor's.
class DoctorLooks {
  public:
    DoctorLooks(Connection& connection, const KindPack& kind, QString schema, SessionInfo session)
        : connection_(connection)
        , kind_(kind)
        , schema_(std::move(schema))
        , session_(std::move(session)) {}

    void server();        ///< version, standby, TLS, pooler, clock, free connections
    void login();         ///< who I am and what I may do
    void contract();      ///< its version, and every part it should have
    void tables();        ///< tables and columns of the kind, and the rights on them
    void indexes();       ///< those the kind asks for
    void detectorPlans(); ///< after tables()
    void roles();         ///< who could defeat the contract
    void bridges();       ///< logins of bridges that may do more
    void trail();         ///< the hash chain, checked on this side

    [[nodiscard]] std::vector<DoctorLine> take() { return std::move(lines_); }

  private:
    void add(const char* check, HealthState state, const QString& text, const QString& mend = {});
    /// A look that failed is a line of its own, not the end of the examination.
    void couldNotLook(const char* check, const Failure& failure);
    void unreadableContract();
    /// Whose rights on the backend's tables count: the contract's owner, or without contract this login.
    [[nodiscard]] QString readingRole() const;
    [[nodiscard]] QStringList tableNames() const;

    /// What a role may do with a column, by table and column.
    struct ColumnRights {
        bool select = false;
        bool update = false;
    };
    using TableRights = std::map<QString, std::map<QString, ColumnRights>>;
    [[nodiscard]] Result<TableRights> rightsOf(const QString& role);
    void kindFiles(); ///< part of contract()
    void schemaRight(const QString& role);
    void grantLine(const QString& role, const QString& right, const QString& table,
                   const QStringList& columns);
    /// True when nothing of it is missing.
    bool oneTable(const KindTable& need, const TableRights& rights, const QString& role);

    Connection& connection_;
    KindTables names_; ///< what the tables are called here
    const KindPack& kind_;
    QString schema_;
    SessionInfo session_;
    std::vector<DoctorLine> lines_;
};

} // namespace countersign
