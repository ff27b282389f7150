// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace countersign {

/// A passphrase, a PIN or a private key. Owns whole pages of memory that are kept out of the swap file and
/// of core dumps where the system lets us, and scrubs them when it goes. Can't be copied. Thread: moved
/// between threads freely, used by one at a time.
class SecretBytes {
  public:
    SecretBytes() = default;
    explicit SecretBytes(qsizetype size); ///< zeros, to be filled through data()
    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    /// Copies and scrubs the source: for the edge, where Qt or a file handed it to us. Other copies of it
    /// (an implicitly shared one, the line edit's own) can't be reached from here.
    [[nodiscard]] static SecretBytes takeFrom(QByteArray& source);
    [[nodiscard]] static SecretBytes takeFrom(QString& source); ///< as UTF-8

    [[nodiscard]] char* data() { return data_; }
    [[nodiscard]] const char* data() const { return data_; }
    [[nodiscard]] qsizetype size() const { return size_; }
    [[nodiscard]] bool isEmpty() const { return size_ == 0; }
    [[nodiscard]] bool isLocked() const { return locked_; } ///< the system promised not to swap it out

    void scrub(); ///< empty afterwards

  private:
    char* data_ = nullptr;
    qsizetype size_ = 0;
    bool locked_ = false;
};

} // namespace countersign
