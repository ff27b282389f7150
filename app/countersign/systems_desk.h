// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"
#include "models/feeds/system_library.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace countersign {

class ConnectionDialog;
class MainWindow;
class SecretStore;
class SystemsPage;

/// Where a person sets up their systems: lists, adds, edits, tests and removes them. Joins the page and the
/// dialog to the library on disk, the keychain and the test. \a window and \a secrets must outlive it.
/// Thread: UI.
class SystemsDesk : public QObject {
    Q_OBJECT
  public:
    SystemsDesk(SystemLibrary library, SecretStore* secrets, MainWindow* window, QObject* parent = nullptr);

    void showPage(); ///< instead of what the window shows
    void refresh();  ///< reads the list again; ends in listed()

  Q_SIGNALS:
    void openRequested(const QString& path, const countersign::SystemFile& file);
    void saved(const QString& path); ///< an open one is to be opened anew
    void removed(const QString& path);
    void listed(const std::vector<countersign::KnownSystem>& systems);

  private:
    [[nodiscard]] const KnownSystem* known(const QString& path) const;
    void edit(const QString& path); ///< empty: a new one
    void test(ConnectionDialog* dialog, const SystemFile& file, const QString& password);
    void startTrial(ConnectionDialog* dialog, const SystemFile& file, const QString& password);
    void save(ConnectionDialog* dialog, const SystemFile& file, const QString& password);
    void keepPassword(ConnectionDialog* dialog, const SystemFile& file, const QString& password);
    void movePassword(ConnectionDialog* dialog, const QString& from, const QString& to);
    void finish(ConnectionDialog* dialog);
    void remove(const QString& path);

    SystemLibrary library_;
    SecretStore* secrets_;
    MainWindow* window_;
    QPointer<SystemsPage> page_; ///< the window's, while it is shown
    std::vector<KnownSystem> systems_;
    QString editedPath_; ///< of the system in the dialog; empty until a new one is saved
    QString editedName_; ///< the name its password is kept under
};

} // namespace countersign
