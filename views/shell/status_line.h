// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/health.h"
#include "models/domain/session.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QPushButton;

namespace countersign {

class MarkLabel;
class PlainLabel;

/// The bottom line: how the database, the endpoints and the nodes answer and how old that is, what we may do,
/// and where the keys are told. Thread: UI.
class StatusLine : public QWidget {
    Q_OBJECT
  public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setDatabase(int latencyMs, UnixMs readAt);
    void setDatabaseFailed();
    void setHealth(const std::vector<HealthLine>& lines);
    void setInfo(const SessionInfo& info);

  Q_SIGNALS:
    void keysRequested();

  private:
    struct Group {
        int good = 0;
        int all = 0;
        MaybeMs newest;
        QString errors;
    };
    [[nodiscard]] static Group groupOf(const std::vector<HealthLine>& lines, const QStringList& kinds);
    void showGroup(MarkLabel* label, const Group& group, const QString& text);
    void refresh();

    MarkLabel* database_;
    MarkLabel* endpoints_;
    MarkLabel* nodes_;
    PlainLabel* access_;
    QPushButton* keys_;
    QTimer timer_;
    int latencyMs_ = 0;
    UnixMs readAt_ = 0;
    bool failed_ = false;
    Group endpointGroup_;
    Group nodeGroup_;
};

} // namespace countersign
