// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/signer.h"

#include <memory>

namespace countersign {

/// Signs with a key file. Holds its path and public key; the private key is read and decrypted for one act
/// and scrubbed at its end. Source: key_file.h. Thread: see Signer.
class FileSigner : public Signer {
  public:
    /// \a path as of makeKeyFile(), with PATH.pub beside it.
    [[nodiscard]] static Result<std::unique_ptr<FileSigner>> open(const QString& path);

    [[nodiscard]] QByteArray publicKey() const override { return publicKey_; }
    [[nodiscard]] QString place() const override;

  protected:
    [[nodiscard]] Result<QByteArray> signWith(const QByteArray& bytes, const SecretBytes& secret) override;

  private:
    FileSigner(QString path, QByteArray publicKey)
        : path_(std::move(path))
        , publicKey_(std::move(publicKey)) {}

    QString path_;
    QByteArray publicKey_;
};

} // namespace countersign
