// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/finding.h"
#include "models/domain/health.h"
#include "models/domain/identity.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"
#include "views/shell/board_list.h"
#include "views/shell/shell_page.h"

#include <QMap>
#include <QTimer>

#include <vector>

class QShortcut;
class QStackedWidget;

namespace countersign {

class Board;
class EmptyPage;
class InlineBar;
class StatusLine;
class SystemSession;

/// One open system: its boards, trouble bar and status line. Boards are made when first shown. It keeps up
/// while another page is shown. Does not own a session. Thread: UI.
class SystemPage : public ShellPage {
    Q_OBJECT
  public:
    explicit SystemPage(QWidget* parent = nullptr);
    void connectTo(SystemSession* session);

    void setFile(const SystemFile& file);
    void setInfo(const SessionInfo& info);
    void setBoards(const std::vector<BoardSpec>& boards);
    void setFindings(const std::vector<Finding>& findings); ///< counts beside the boards' names
    void setWaiting(const QString& boardKey, int count);    ///< so many wait for this person there
    void setHealth(const std::vector<HealthLine>& lines);
    void setDatabase(int latencyMs, UnixMs readAt);
    void showDatabaseFailure(const Failure& failure, int nextTryMs);
    void clearDatabaseFailure();
    /// Acting is locked because of \a doubts, until a person settles them.
    void showDoubts(const IdentityFacts& facts, const std::vector<Finding>& doubts);
    void clearDoubts();

    void openBoard(const QString& key);
    /// To a board, at a subject.
    void follow(const QString& boardKey, const QString& subjectKind, const QString& subjectId);
    void takeFocus() override;
    void goToFinding(const QString& findingKey); ///< in the triage
    [[nodiscard]] QString currentBoard() const { return current_; }
    [[nodiscard]] QStringList boardKeys() const;
    [[nodiscard]] Board* board(const QString& key); ///< made if need be; null: not offered
    [[nodiscard]] const SystemFile& file() const { return file_; }

  Q_SIGNALS:
    void retryRequested(); ///< try the database again now
    void keysRequested();
    void identitySettled(const QString& combination, const QString& reason);

  private:
    void addLayout();
    void addKeys();
    [[nodiscard]] const BoardSpec* spec(const QString& key) const;
    void showMissing(const BoardSpec& spec);
    void connectIdentity(SystemSession* session);
    void connectPayouts(SystemSession* session);
    void askAboutIdentity();
    void setOwnNote(const QString& boardKey, const QString& note);

    InlineBar* trouble_;
    InlineBar* doubtBar_;
    QStackedWidget* stack_;
    EmptyPage* missing_;
    StatusLine* status_;
    std::vector<BoardSpec> specs_;
    QMap<QString, Board*> boards_;
    QMap<QString, QShortcut*> keys_;
    QMap<QString, QString> ownNotes_; ///< of boards that say themselves what stands beside their name
    SystemFile file_;
    IdentityFacts facts_;
    std::vector<Finding> doubts_;
    QString current_;
    Failure failure_;
    int nextTryMs_ = 0;
    QTimer countdown_;
};

} // namespace countersign
