// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_summary.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <vector>

namespace countersign {

class SystemSession;

inline constexpr int maxOpenSystems = 32; ///< each holds connections to its database

/// The findings of all open systems, each with the key of its system; of those that could not be opened,
/// that.
struct MergedFindings {
    std::vector<Finding> findings;
    bool more = false;     ///< some system has more than it gave
    QStringList notLooked; ///< "SYSTEM: the rule that could not look, and why"
};

/// The systems that are open at once, in the order they were opened: each with a session of its own that
/// works on whichever of them is looked at, or with the reason why there is none. Owns the sessions. Thread:
/// UI.
class SystemRoster : public QObject {
    Q_OBJECT
  public:
    explicit SystemRoster(Clock clock = systemNow, QObject* parent = nullptr);
    ~SystemRoster() override;

    /// A place for a system whose file is being read. A session that stood there is closed.
    void setOpening(const QString& key, const QString& name);
    /// It could not be opened; the others go on.
    void setUnusable(const QString& key, const QString& name, const Failure& failure);
    /// In the place of \a key, or in a new one at the end. Starting it is the caller's.
    SystemSession* add(const QString& key, std::unique_ptr<SystemSession> session);
    void remove(const QString& key);

    [[nodiscard]] bool has(const QString& key) const;
    [[nodiscard]] bool full() const;
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] SystemSession* session(const QString& key) const; ///< null: not open (yet)
    [[nodiscard]] std::vector<SystemSummary> summaries() const;
    [[nodiscard]] MergedFindings findings() const;

  Q_SIGNALS:
    /// Whoever is connected to this session lets go of it now.
    void sessionClosing(const QString& key);
    void listChanged(); ///< systems came or went
    void changed();     ///< a summary, or some finding, may differ

  private:
    struct Entry;
    [[nodiscard]] Entry* find(const QString& key) const;
    Entry& place(const QString& key, const QString& name);
    void closeSession(Entry& entry);
    [[nodiscard]] SystemSummary summaryOf(const Entry& entry) const;

    Clock clock_;
    QTimer ages_; ///< what was fresh goes stale without any signal
    std::vector<std::unique_ptr<Entry>> entries_;
};

} // namespace countersign
