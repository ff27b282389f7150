// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace countersign {

/// The bytes that are hashed or signed: `name=LENGTH:value\n`, UTF-8, the length in octets. No value can
/// imitate another field and no setting of a session or locale can bend it. Thread: a value type.
class CanonicalBytes {
  public:
    explicit CanonicalBytes(const QString& type) { add("type", type); }

    CanonicalBytes& add(const char* name, const QString& value);
    CanonicalBytes& add(const char* name, qint64 value);
    [[nodiscard]] const QByteArray& bytes() const { return bytes_; }

  private:
    QByteArray bytes_;
};

[[nodiscard]] QByteArray sha256(const QByteArray& bytes);

} // namespace countersign
