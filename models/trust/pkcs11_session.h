// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/trust/pkcs11_abi.h"
#include "models/trust/secret_bytes.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <mutex>

namespace countersign {

inline constexpr pkcs11::Ulong maxTokenSlots = 256;
inline constexpr pkcs11::Ulong maxTokenAttributeBytes = 4096;

/// Where a key is that never leaves its token.
struct TokenKey {
    QString module; ///< path of the vendor's PKCS#11 library, which we load: it runs as we do
    QString token;  ///< the token's label
    QString label;  ///< the key's label, its id, or both
    QByteArray id;  ///< CKA_ID, octets
    bool operator==(const TokenKey&) const = default;
};

/// One look at one token, from loading the library to logging out. Only one exists at a time in a program:
/// logging in and out is the library's state, not the session's. Source: PKCS#11 2.40, EdDSA of 3.0.
/// Thread: any one but the UI's; a token takes its time.
class TokenSession {
  public:
    [[nodiscard]] static Result<std::unique_ptr<TokenSession>> open(const TokenKey& key);
    ~TokenSession();
    TokenSession(const TokenSession&) = delete;
    TokenSession& operator=(const TokenSession&) = delete;

    [[nodiscard]] Status login(const SecretBytes& pin);
    /// The one Ed25519 key of this class with the label and id.
    [[nodiscard]] Result<pkcs11::Handle> find(pkcs11::Ulong objectClass);
    [[nodiscard]] Result<QByteArray> attribute(pkcs11::Handle object, pkcs11::Ulong type);
    [[nodiscard]] Result<QByteArray> sign(pkcs11::Handle privateKey, const QByteArray& bytes);

  private:
    explicit TokenSession(TokenKey key);
    [[nodiscard]] Status load();
    [[nodiscard]] Status initialize();
    [[nodiscard]] Status openSlot();
    [[nodiscard]] Result<pkcs11::Handle> slotOfToken();
    [[nodiscard]] Failure refused(const QString& what, const QString& remedy, pkcs11::Rv code = 0) const;

    std::unique_lock<std::mutex> alone_;
    TokenKey key_;
    const pkcs11::FunctionList* call_ = nullptr;
    bool initializedByUs_ = false;
    bool open_ = false;
    bool loggedIn_ = false;
    pkcs11::Handle session_ = 0;
};

} // namespace countersign
