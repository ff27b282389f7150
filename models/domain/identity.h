// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace countersign {

inline constexpr UnixMs blockStillAfterMs = 120'000; ///< as long as the findings of endpoints and nodes wait

/// Whether a block number moves, told by looking at it. Thread: a value type.
class BlockWatch {
  public:
    void saw(qint64 block, UnixMs at);
    /// None: it was not looked at for long enough.
    [[nodiscard]] std::optional<bool> moves(UnixMs now) const;

  private:
    std::optional<qint64> block_;
    UnixMs since_ = 0; ///< when it was first seen at block_
    UnixMs lastSeen_ = 0;
    bool rose_ = false;
};

/// What a system turns out to be, from what its parts say, beside what its file claims. Thread: a value type.
struct IdentityFacts {
    Environment claimed = Environment::Development;
    QStringList databases; ///< what its database is known by, strongest first; empty: it does not say
    std::map<QString, QString> nodeChains; ///< chain of the file -> chain its nodes say; empty: none said
    QString apiChain;                      ///< of the health page; empty: it does not say
    QString apiMode;                       ///< "mock"; empty: it does not say
    std::optional<qint64> apiBlock;
    std::optional<bool> blockMoves; ///< the backend's; none: not known
    QStringList seenAs;             ///< environments this database was met under before, sorted
    bool operator==(const IdentityFacts&) const = default;
};

/// What a database is known by, strongest first: a copy made by the server's own means shares the first, one
/// made by a dump the second. Empty: it says neither.
[[nodiscard]] QStringList databaseNames(const SessionInfo& info);

/// Two facts that do not fit together.
enum class IdentityDoubt {
    MockApi,        ///< a production system whose backend only plays
    ChainMismatch,  ///< the backend or a node is on another chain than the file says
    BlockNotMoving, ///< a production system whose chain stands still
    DatabaseSeenAs, ///< this database was another environment before
};

[[nodiscard]] QString doubtDetector(IdentityDoubt doubt); ///< "identity.mock_api"
[[nodiscard]] std::vector<IdentityDoubt> identityDoubts(const IdentityFacts& facts);
/// Stands for exactly these facts, as far as they matter: the digest under which a person's word on them is
/// kept. A block that moves on does not change it; one that stops does.
[[nodiscard]] QString identityCombination(const IdentityFacts& facts);

/// A person's word that a combination is right.
struct IdentitySettlement {
    QString reason;
    QString who;
    UnixMs at = 0;
    bool operator==(const IdentitySettlement&) const = default;
};

} // namespace countersign
