// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical.h"

#include <openssl/evp.h>

#include <array>

namespace countersign {

CanonicalBytes& CanonicalBytes::add(const char* name, const QString& value) {
    const QByteArray octets = value.toUtf8();
    bytes_ += name;
    bytes_ += '=' + QByteArray::number(octets.size()) + ':' + octets + '\n';
    return *this;
}

CanonicalBytes& CanonicalBytes::add(const char* name, qint64 value) {
    return add(name, QString::number(value));
}

QByteArray sha256(const QByteArray& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.constData(), static_cast<std::size_t>(bytes.size()), digest.data(), &size,
                   EVP_sha256(), nullptr) != 1)
        return {};
    return {reinterpret_cast<const char*>(digest.data()), static_cast<qsizetype>(size)};
}

} // namespace countersign
