// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/export_reader.h"
#include "models/trust/payout_history.h"

#include <QIODevice>

#include <set>

namespace countersign {

inline constexpr qsizetype maxVerifierProblems = 1000; ///< that are kept; all are counted

/// What an export came to. Thread: a value type.
struct VerifyReport {
    qint64 rows = 0, signatures = 0; ///< signatures: those that are good
    qint64 requests = 0, decisions = 0;
    TrailHead head; ///< of the last row read: to be remembered, when clean
    UnixMs exportedMs = 0;
    qint64 found = 0; ///< problems, whether kept or not
    std::vector<TrailProblem> problems;
    [[nodiscard]] bool clean() const { return found == 0; }
};

/// Checks an export as it comes, line by line, against a keyring, without any database: PROTOCOL.md, "An
/// export". Keeps no rows but 32 octets of each. Thread: the caller's; not the UI's for a file of any size.
class TrailVerifier {
  public:
    /// \a keys must live longer. \a now: the verifier's own clock. \a remembered: a head seen earlier, which
    /// this trail must contain.
    TrailVerifier(const KeyLookup& keys, VerifySignature verify, UnixMs now,
                  std::optional<TrailHead> remembered = {});

    void add(const QByteArray& line); ///< with its line feed
    [[nodiscard]] VerifyReport finish();

  private:
    void take(const ExportHeader& header);
    void take(const TrailRow& row);
    void take(const RequestRecord& record);
    void take(const DecisionRecord& record);
    void take(const KeyRecord& record);
    void take(const PayoutRecord& record);
    void take(const ExportEnd&) {}
    void endRows();
    void checkHeads();
    void checkMissing();
    void complain(const char* kind, const QString& what, const QString& remedy);

    const KeyLookup& keys_;
    std::optional<TrailHead> remembered_;
    std::optional<ExportHeader> header_;
    ExportReader reader_;
    TrailCheck chain_;
    PayoutHistory history_;
    bool rowsEnded_ = false;
    std::set<QString> requestsSeen_, payoutsSeen_;
    std::set<DecisionRecord> decisionsSeen_;
    std::set<QByteArray> keysSeen_;
    VerifyReport report_;
};

/// The same over a whole file.
[[nodiscard]] VerifyReport verifyExport(QIODevice& file, TrailVerifier& verifier);

} // namespace countersign
