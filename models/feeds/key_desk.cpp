// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/key_desk.h"

#include "models/feeds/background.h"
#include "models/feeds/passphrase_keeper.h"
#include "models/feeds/secret_store.h"
#include "models/feeds/signing_desk.h"
#include "models/feeds/system_library.h"
#include "models/trust/canonical.h"
#include "models/trust/file_signer.h"
#include "models/trust/key_file.h"

#include <QDir>
#include <QSettings>
#include <QUrl>

#include <algorithm>

namespace countersign {

namespace {

const QString keychainService = QStringLiteral("countersign-signing");

/// A system's name may hold what a settings file takes for a path.
QString settingOf(const QString& system) {
    return QStringLiteral("key/") + QString::fromLatin1(QUrl::toPercentEncoding(system));
}

} // namespace

KeyDesk::KeyDesk(SigningDesk* desk, QString system, QString memory, QObject* parent)
    : QObject(parent)
    , desk_(desk)
    , keeper_(new PassphraseKeeper(std::make_unique<SecretStore>(keychainService), this))
    , system_(std::move(system))
    , memory_(std::move(memory)) {
    connect(desk_, &SigningDesk::keyTried, keeper_, &PassphraseKeeper::judge);
}

QString KeyDesk::defaultMemory() {
    return QDir::cleanPath(SystemLibrary::defaultFolder() + QStringLiteral("/../signing.ini"));
}

Result<KeyDesk::Opened> KeyDesk::open(const QString& path) {
    auto signer = FileSigner::open(path);
    if (!signer)
        return signer.failure();
    return Opened{path, std::shared_ptr<Signer>(std::move(signer).value())};
}

void KeyDesk::remember(const QString& memory, const QString& system, const QString& path) {
    QSettings(memory, QSettings::IniFormat).setValue(settingOf(system), path);
}

void KeyDesk::restore() {
    inBackground<Result<Opened>>(
        this,
        [memory = memory_, system = system_]() -> Result<Opened> {
            const QString path = QSettings(memory, QSettings::IniFormat).value(settingOf(system)).toString();
            return path.isEmpty() ? Result<Opened>(Opened{}) : open(path);
        },
        [this](const Result<Opened>& opened) {
            if (!opened || opened->signer)
                take(opened);
        });
}

void KeyDesk::choose(const QString& path) {
    inBackground<Result<Opened>>(
        this,
        [path, memory = memory_, system = system_] {
            auto opened = open(path);
            if (opened)
                remember(memory, system, path);
            return opened;
        },
        [this](const Result<Opened>& opened) { take(opened); });
}

void KeyDesk::make(const QString& path, SecretBytes passphrase) {
    auto secret = std::make_shared<SecretBytes>(std::move(passphrase));
    inBackground<Status>(
        this,
        [path, secret]() -> Status {
            const auto made = makeKeyFile(path, *secret);
            secret->scrub();
            return made ? Status(Nothing{}) : Status(made.failure());
        },
        [this, path](const Status& made) {
            if (!made)
                return Q_EMIT failed(made.failure());
            choose(path);
        });
}

void KeyDesk::takeKnown(const std::vector<KeyInfo>& keys) {
    const bool revoked = chosen_ && std::any_of(keys.begin(), keys.end(), [this](const KeyInfo& key) {
                             return key.key == chosen_->key && key.state == QStringLiteral("revoked");
                         });
    if (revoked)
        keeper_->forget();
}

void KeyDesk::take(const Result<Opened>& opened) {
    if (!opened)
        return Q_EMIT failed(opened.failure());
    chosen_ = ChosenKey{opened->path, sha256(opened->signer->publicKey())};
    desk_->setSigner(opened->signer);
    keeper_->setKey(chosen_->key);
    Q_EMIT chosenChanged();
}

} // namespace countersign
