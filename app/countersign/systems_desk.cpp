// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/systems_desk.h"

#include "models/domain/kind_pack.h"
#include "models/feeds/background.h"
#include "models/feeds/secret_store.h"
#include "models/feeds/system_trial.h"
#include "views/dialogs/connection_dialog.h"
#include "views/dialogs/systems_page.h"
#include "views/dialogs/trial_view.h"
#include "views/shell/main_window.h"

#include <algorithm>

namespace countersign {

SystemsDesk::SystemsDesk(SystemLibrary library, SecretStore* secrets, MainWindow* window, QObject* parent)
    : QObject(parent)
    , library_(std::move(library))
    , secrets_(secrets)
    , window_(window) {}

void SystemsDesk::showPage() {
    page_ = new SystemsPage;
    connect(page_, &SystemsPage::addRequested, this, [this] { edit({}); });
    connect(page_, &SystemsPage::editRequested, this, &SystemsDesk::edit);
    connect(page_, &SystemsPage::removeRequested, this, &SystemsDesk::remove);
    connect(page_, &SystemsPage::refreshRequested, this, &SystemsDesk::refresh);
    connect(page_, &SystemsPage::openRequested, this, [this](const QString& path) {
        if (const KnownSystem* system = known(path); system && system->file)
            Q_EMIT openRequested(path, *system->file);
    });
    window_->showPage(page_);
    refresh();
}

void SystemsDesk::refresh() {
    using Known = Result<std::vector<KnownSystem>>;
    inBackground<Known>(
        this, [library = library_] { return library.list(); },
        [this](Known systems) {
            if (!systems) {
                if (page_)
                    page_->showFailure(systems.failure());
                return;
            }
            systems_ = *systems;
            if (page_)
                page_->setSystems(systems_);
            Q_EMIT listed(systems_);
        });
}

const KnownSystem* SystemsDesk::known(const QString& path) const {
    const auto found = std::find_if(systems_.begin(), systems_.end(),
                                    [&](const KnownSystem& system) { return system.path == path; });
    return found == systems_.end() ? nullptr : &*found;
}

void SystemsDesk::edit(const QString& path) {
    const KnownSystem* system = known(path);
    std::optional<SystemFile> file;
    if (system && system->file)
        file = *system->file;
    editedPath_ = path;
    editedName_ = file ? file->name : QString();
    auto* dialog = new ConnectionDialog(library_.knownKinds(), file, window_);
    connect(
        dialog, &ConnectionDialog::testRequested, this,
        [this, dialog](const SystemFile& tried, const QString& password) { test(dialog, tried, password); });
    connect(
        dialog, &ConnectionDialog::saveRequested, this,
        [this, dialog](const SystemFile& saved, const QString& password) { save(dialog, saved, password); });
    dialog->open();
}

void SystemsDesk::test(ConnectionDialog* dialog, const SystemFile& file, const QString& password) {
    if (!password.isEmpty() || editedName_.isEmpty())
        return startTrial(dialog, file, password);
    // Left empty means: the one that is kept. Without one, libpq looks in its own places.
    secrets_->read(dialog, editedName_, [this, dialog, file](const Result<QString>& kept) {
        startTrial(dialog, file, kept ? *kept : QString());
    });
}

void SystemsDesk::startTrial(ConnectionDialog* dialog, const SystemFile& file, const QString& password) {
    auto kind = loadKind(file.kind);
    if (!kind) {
        dialog->saveFailed(kind.failure());
        dialog->trialFinished();
        return;
    }
    auto* trial = new SystemTrial(file, std::make_shared<const KindPack>(*std::move(kind)), password, dialog);
    TrialView* view = dialog->trial();
    connect(trial, &SystemTrial::databaseAnswered, view, &TrialView::showDatabase);
    connect(trial, &SystemTrial::databaseFailed, view, &TrialView::showDatabaseFailure);
    connect(trial, &SystemTrial::linesChanged, view, &TrialView::showLines);
    connect(trial, &SystemTrial::finished, dialog, [dialog, trial] {
        dialog->trialFinished();
        trial->deleteLater();
    });
    trial->start();
}

void SystemsDesk::save(ConnectionDialog* dialog, const SystemFile& file, const QString& password) {
    inBackground<Result<QString>>(
        dialog, [library = library_, file, path = editedPath_] { return library.save(file, path); },
        [this, dialog, file, password](Result<QString> path) {
            if (!path)
                return dialog->saveFailed(path.failure());
            editedPath_ = *path; // a second press replaces this file
            if (!password.isEmpty())
                keepPassword(dialog, file, password);
            else if (!editedName_.isEmpty() && editedName_ != file.name)
                movePassword(dialog, editedName_, file.name);
            else
                finish(dialog);
        });
}

void SystemsDesk::keepPassword(ConnectionDialog* dialog, const SystemFile& file, const QString& password) {
    secrets_->write(dialog, file.name, password, [this, dialog](const Status& kept) {
        if (!kept)
            return dialog->saveFailed(kept.failure());
        finish(dialog);
    });
}

void SystemsDesk::movePassword(ConnectionDialog* dialog, const QString& from, const QString& to) {
    secrets_->read(dialog, from, [this, dialog, from, to](const Result<QString>& kept) {
        if (!kept)
            return finish(dialog); // nothing was kept under the old name
        secrets_->write(dialog, to, *kept, [this, dialog, from](const Status& written) {
            if (!written)
                return dialog->saveFailed(written.failure());
            secrets_->remove(this, from, [](const Status&) {});
            finish(dialog);
        });
    });
}

void SystemsDesk::finish(ConnectionDialog* dialog) {
    dialog->close();
    Q_EMIT saved(editedPath_);
    refresh();
}

void SystemsDesk::remove(const QString& path) {
    const KnownSystem* system = known(path);
    const QString name = system && system->file ? system->file->name : QString();
    inBackground<Status>(
        this, [library = library_, path] { return library.remove(path); },
        [this, name, path](Status gone) {
            if (!gone) {
                if (page_)
                    page_->showFailure(gone.failure());
                return;
            }
            Q_EMIT removed(path);
            if (!name.isEmpty())
                secrets_->remove(this, name, [](const Status&) {});
            refresh();
        });
}

} // namespace countersign
