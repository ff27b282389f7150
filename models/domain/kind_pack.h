// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/finding.h"
#include "models/domain/kind_endpoints.h"
#include "models/domain/local_text.h"
#include "models/domain/result.h"
#include "models/domain/work_item.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <vector>

namespace countersign {

/// A column people may sort an item board by. \c column is of the SELECT, \c type its SQL type for the page
/// mark.
struct KindSort {
    QString key;
    LocalText title;
    QString column;
    QString type;
};

/// What a SELECT of the kind needs to exist.
struct KindNeed {
    QString table;
    QStringList columns;
};

/// A table the kind may use. Versions of a backend differ: a table may have another name, and a column may
/// be missing; the SQL says {{table:NAME}} and gets the column as a NULL of its type then.
struct KindTable {
    QString table;
    QStringList alsoCalled;              ///< other names it may have
    QStringList columns;                 ///< must be there
    std::map<QString, QString> optional; ///< column that may be missing -> its SQL type
};

/// A question to the chain that settles an UNKNOWN of the judge: an eth_call of a view function of a contract
/// that takes one address and gives one uint256 (ERC-20 balanceOf, EIP-20).
struct KindLook {
    QString name; ///< "token_balance"; the judge says settled_by 'look:token_balance'
    LocalText title;
    QString chain;                        ///< EIP-155 id, decimal text
    std::map<QString, QString> contracts; ///< value of contractField -> address of the contract
    QString contractField, argumentField; ///< of the item, or of its details
    QString call;                         ///< signature: "balanceOf(address)"
    int decimals = 0;
    QString unit;
    QString zeroReason, positiveReason; ///< reasons of UNSAFE and of SAFE
    QString atLeast; ///< field with an amount: less than it leaves the item UNKNOWN; empty = anything will do
    QString lessReason; ///< its reason
    QString nonceField; ///< address whose pending transactions make it WAIT; empty = nobody's
};

struct KindIndex {
    QString name;
    QString table;
    QStringList
        columns; ///< what a leading part of an existing index must cover; "lower(wallet)" for an expression
    QString statement; ///< CREATE INDEX CONCURRENTLY ..., schema as {{schema}}
    LocalText why;
};

/// One kind of work item: where its rows come from, and what may be done to them.
struct KindItem {
    QString kind;  ///< "intent"
    QString board; ///< "intents"
    LocalText title, plural;
    QString shortcut; ///< letter after g
    QString
        selectSql; ///< the canonical columns of work_item, plus raw_status and page_key in their raw types
    QString rawStatusType; ///< SQL type of raw_status, schema as {{schema}}
    QString typeColumn;    ///< a further column of select; empty: the type is the field "type" of details
    std::map<WorkState, QStringList> rawStates;
    QStringList searchColumns; ///< canonical column names compared for equality
    std::vector<KindSort> sorts;
    QString table;       ///< base table, for the row estimate
    QString judgeSql;    ///< verdicts for the ids in $1::text[]
    QString lockSql;     ///< SELECT ... FOR UPDATE of the row with id $1; empty: no retry exists
    QString actSql;      ///< UPDATE that makes the worker take it; must touch exactly one row
    QString effectSql;   ///< what became of the item $1 since $2 (timestamptz)
    QString timelineSql; ///< at, what, who, text, bad for item $1
    std::vector<KindLook> looks;
    bool needsBridge = false; ///< its worker is driven by a queue outside the database
    std::vector<KindNeed> needs;

    [[nodiscard]] bool mayBeRetried() const { return !actSql.isEmpty(); }
};

/// A table of the backend that the guard watches: a change of one of \c columns changes what was signed. The
/// table with a \c statusColumn is the payout's own: moves to \c released, \c executing and \c paid are
/// guarded.
struct KindGuard {
    QString table;
    QString payoutColumn; ///< holds the payout's id
    QStringList columns;
    QString statusColumn;
    QStringList released;  ///< words of the backend that mean: may be paid
    QStringList executing; ///< words that mean: being paid, or paid
    QStringList paid;      ///< words the backend writes only after it has paid, without a claim
};

/// What two people approve: where it lies, how it is released, what to look at before. Empty \c selectSql:
/// the kind has no payouts.
struct KindPayouts {
    QString board; ///< "payouts"
    LocalText title, plural;
    QString shortcut;
    QString table;
    QString rawStatusType;
    std::map<QString, QStringList> rawStates; ///< "pending", "approved", ... -> the backend's words
    QString selectSql;                        ///< view payout
    QString linesSql;                         ///< view payout_line
    QString paidSql;                          ///< view payout_paid: what was paid, or may have been
    QString lockSql;                          ///< locks payout $1
    QString releaseSql;                       ///< moves payout $1, approved last by human $2; exactly one row
    QString withdrawSql;                      ///< takes a release of $1 back; one row or none
    QString checksSql;                        ///< check_name, line, amount, currency, evidence for payout $1
    std::map<QString, LocalText> checkWords;  ///< check -> sentence
    QString capItem, capDay;                  ///< decimal text: caps of the first policy; empty = none
    std::vector<KindGuard> guards;
    std::vector<KindNeed> needs;
};

/// A rule that finds what needs a human.
struct KindDetector {
    enum class Class { Live, Scan };
    QString id; ///< "intent.expired_lock"
    Class cls = Class::Live;
    Severity severity = Severity::P2;
    QString board, subjectKind;
    LocalText title, why, whatToDo, causeTitle;
    QString cause; ///< non-empty: findings of the same cause group together
    std::vector<LocalText> runbook;
    QString sql; ///< subject_id, since, amount, currency, evidence (jsonb); scan: between {{from}} and {{to}}
    bool needsContract = false;              ///< reads the contract's own tables; left out when look-only
    QString scanTable, scanKey, scanKeyType; ///< scan only: the table walked in slices of its key
    int scanRows = 0;                        ///< scan only: most rows of a slice; 0 = as many as asked for
    std::vector<KindNeed> needs;
};

struct KindThreshold {
    QString name;
    QString value; ///< decimal text
    QString unit;
    LocalText title;
};

/// Everything the console knows of one kind of backend. Data: resources/systems/<kind>/. Thread: immutable.
struct KindPack {
    QString name;
    LocalText title;
    int version = 0;
    QStringList files; ///< all that were read, by name
    QString digest;    ///< SHA-256 in hex over names and bytes of all files that were read, in their order
    std::vector<KindItem> items;
    std::vector<KindDetector> detectors;
    std::vector<KindThreshold> thresholds;
    KindEndpoints endpoints; ///< how to read the pages the backend serves
    std::vector<KindIndex> indexes;
    std::vector<KindTable> tables; ///< all it may use
    QString ledgerSql;             ///< contract view ledger_entry; empty = the system has no ledger
    QString ledgerTolerance; ///< threshold: what an entry of a running balance may be off by; empty = nothing
    std::vector<KindNeed> ledgerNeeds;
    QString workerSql;
    std::vector<KindNeed> workerNeeds;
    KindPayouts payouts;
    std::map<QString, LocalText> without;        ///< board this kind has none of ("ledger", "payouts") -> why
    std::map<QString, LocalText> reasons;        ///< verdict and refusal codes -> sentence
    std::map<QString, QStringList> ownerColumns; ///< table -> columns countersign_owner may UPDATE

    [[nodiscard]] const KindItem* item(const QString& kind) const;
    [[nodiscard]] const KindDetector* detector(const QString& id) const;
    [[nodiscard]] const KindTable* table(const QString& called) const;
};

/// A value of the SQL type \a type that no key lies below, as text: where the first slice of a scan begins.
/// The empty text for texts and for types nobody has said it of.
[[nodiscard]] QString firstScanKey(const QString& type);

inline constexpr qsizetype maxKindFileBytes = 1024 * 1024;
inline constexpr int maxKindIncludes = 64; ///< {{include:FILE}} in one SQL text, nested ones counted

/// Reads files of one kind by name ("kind.json", "intent/select.sql"); the disk is the caller's.
using KindReader = std::function<Result<QByteArray>(const QString& file)>;

/// Parses and validates. The failure's \c where is the file and the path of the offending key.
[[nodiscard]] Result<KindPack> parseKindPack(const QString& name, const KindReader& read);

/// The kind in a folder of the disk: a user's own.
[[nodiscard]] Result<KindPack> loadKindFolder(const QString& folder);

/// Files in \a folder that \a kind has not read, without what people only read (*.md): nobody names them.
[[nodiscard]] QStringList unnamedFiles(const QString& folder, const KindPack& kind);

/// The kinds compiled into this program, and one of them.
[[nodiscard]] QStringList builtInKinds();
[[nodiscard]] Result<KindPack> loadBuiltInKind(const QString& name);

/// \a kind is a folder's path when it has a slash, else the name of a built-in kind.
[[nodiscard]] bool isKindFolder(const QString& kind);
[[nodiscard]] Result<KindPack> loadKind(const QString& kind);

} // namespace countersign
