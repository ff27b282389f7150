// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace countersign {

/// The systems that were open, in their order, and which of them was shown.
struct OpenedSystems {
    QStringList paths;
    QString shown;
    bool operator==(const OpenedSystems&) const = default;
};

/// Remembers which systems are open, so that the next start opens them again. Paths only, never a password.
/// The disk is never waited for; of writes in quick succession the last one counts. Thread: UI.
class OpenMemory : public QObject {
    Q_OBJECT
  public:
    explicit OpenMemory(QString path, QObject* parent = nullptr);
    [[nodiscard]] static QString defaultPath();

    void read(std::function<void(OpenedSystems)> deliver);
    void write(const OpenedSystems& opened);

  Q_SIGNALS:
    void written();

  private:
    void writeNow();

    QString path_;
    OpenedSystems latest_;
    bool writing_ = false;
    bool again_ = false;
};

} // namespace countersign
