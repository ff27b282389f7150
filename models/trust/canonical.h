// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace countersign {

/// The bytes that are hashed or signed: `name=LENGTH:value\n`, UTF-8, the length in octets. No value can
/// imitate another field and no setting of a session or locale can bend it. Thread: a value type.
class CanonicalBytes {
  public:
    CanonicalBytes() = default; ///< of one item of a list: it has no type of its own
    explicit CanonicalBytes(const QString& type) { add("type", type); }

    CanonicalBytes& add(const char* name, const QString& value);
    CanonicalBytes& add(const char* name, qint64 value);
    CanonicalBytes& add(const char* name, const Decimal& value); ///< its canonical text
    CanonicalBytes& addHex(const char* name, const QByteArray& octets);
    /// How many there are, then each of them.
    CanonicalBytes& addList(const char* countName, const char* itemName,
                            const std::vector<CanonicalBytes>& items);
    [[nodiscard]] const QByteArray& bytes() const { return bytes_; }

  private:
    CanonicalBytes& addOctets(const char* name, const QByteArray& octets);

    QByteArray bytes_;
};

[[nodiscard]] QByteArray sha256(const QByteArray& bytes);

/// `0xff, 0x0a` as "ff0a", and back: only lower case, only whole octets, exactly \a octets of them.
[[nodiscard]] std::optional<QByteArray> octetsFromHex(const QByteArray& hex, qsizetype octets);

} // namespace countersign
