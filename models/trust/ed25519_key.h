// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>

#include <memory>

struct evp_pkey_st;

namespace countersign {

/// A private key in the open, in OpenSSL's hands, which scrubs it when it is freed. Lives for one act only.
/// Can't be copied. Thread: one at a time.
class Ed25519Key {
  public:
    /// From the system's own randomness.
    [[nodiscard]] static Result<Ed25519Key> generate();
    /// Takes over what OpenSSL gave; it must be an Ed25519 private key.
    explicit Ed25519Key(evp_pkey_st* taken)
        : key_(taken) {}

    [[nodiscard]] QByteArray publicKey() const; ///< 32 octets
    [[nodiscard]] Result<QByteArray> sign(const QByteArray& bytes) const;
    [[nodiscard]] evp_pkey_st* handle() const { return key_.get(); }

  private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    std::unique_ptr<evp_pkey_st, Free> key_;
};

} // namespace countersign
