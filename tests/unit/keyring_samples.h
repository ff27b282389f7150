// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/ed25519_key.h"
#include "models/trust/keyring_check.h"
#include "models/trust/signer.h"

#include <QByteArray>
#include <QString>
#include <QTest>

#include <memory>

namespace countersign {

/// A key in memory, for tests only: no secret opens it.
class OpenSigner : public Signer {
  public:
    explicit OpenSigner(Ed25519Key key)
        : key_(std::move(key)) {}
    [[nodiscard]] QByteArray publicKey() const override { return key_.publicKey(); }
    [[nodiscard]] QString place() const override { return QStringLiteral("memory"); }

  protected:
    [[nodiscard]] Result<QByteArray> signWith(const QByteArray& bytes, const SecretBytes&) override {
        return key_.sign(bytes);
    }

  private:
    Ed25519Key key_;
};

/// A person with a key.
struct Person {
    QString human;
    std::unique_ptr<OpenSigner> signer;

    explicit Person(const char* name)
        : human(QString::fromLatin1(name))
        , signer(std::make_unique<OpenSigner>(Ed25519Key::generate().value())) {}

    [[nodiscard]] KeyringKey key(unsigned roles) const {
        return {human, roles, signer->publicKey(), 0, UnixMs{1} << 50, {}};
    }
    [[nodiscard]] KeyringKey admin() const { return key(static_cast<unsigned>(KeyRole::Admin)); }
    /// Adds this person's signature.
    void sign(SignedKeyring& keyring) const {
        signer->unlock(SecretBytes(1));
        QVERIFY(addSignature(keyring, *signer).ok());
    }
};

inline constexpr UnixMs sampleNow = 1'800'000'000'000;
inline constexpr UnixMs sampleDay = 24 * 60 * 60 * 1000;
inline const QString sampleDomain = QStringLiteral("payments-eu");

/// Version 1 with these keys, made at sampleNow for 90 days.
[[nodiscard]] inline Keyring sampleKeyring(std::vector<KeyringKey> keys) {
    Keyring keyring;
    keyring.domain = sampleDomain;
    keyring.made = sampleNow;
    keyring.expires = sampleNow + 90 * sampleDay;
    keyring.keys = std::move(keys);
    return keyring;
}

} // namespace countersign
