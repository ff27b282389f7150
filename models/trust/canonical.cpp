// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"

#include <openssl/evp.h>

#include <array>

namespace countersign {

CanonicalBytes& CanonicalBytes::addOctets(const char* name, const QByteArray& octets) {
    bytes_.append(name).append('=').append(QByteArray::number(octets.size())).append(':');
    bytes_.append(octets).append('\n');
    return *this;
}

CanonicalBytes& CanonicalBytes::add(const char* name, const QString& value) {
    return addOctets(name, value.toUtf8());
}

CanonicalBytes& CanonicalBytes::add(const char* name, qint64 value) {
    return addOctets(name, QByteArray::number(value));
}

CanonicalBytes& CanonicalBytes::add(const char* name, const Decimal& value) {
    return addOctets(name, value.canonicalText().toLatin1());
}

CanonicalBytes& CanonicalBytes::addHex(const char* name, const QByteArray& octets) {
    return addOctets(name, octets.toHex());
}

CanonicalBytes& CanonicalBytes::addList(const char* countName, const char* itemName,
                                        const std::vector<CanonicalBytes>& items) {
    add(countName, static_cast<qint64>(items.size()));
    for (const CanonicalBytes& item : items)
        addOctets(itemName, item.bytes());
    return *this;
}

QByteArray sha256(const QByteArray& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.constData(), static_cast<std::size_t>(bytes.size()), digest.data(), &size,
                   EVP_sha256(), nullptr) != 1)
        return {};
    return {reinterpret_cast<const char*>(digest.data()), static_cast<qsizetype>(size)};
}

std::optional<QByteArray> octetsFromHex(const QByteArray& hex, qsizetype octets) {
    const QByteArray found = QByteArray::fromHex(hex);
    if (found.size() != octets || found.toHex() != hex)
        return std::nullopt;
    return found;
}

} // namespace countersign
