// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/secret_bytes.h"

#include <openssl/crypto.h>

#include <new>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/mman.h>

#include <unistd.h>
#endif

namespace countersign {
namespace {

constexpr std::size_t commonPageBytes = 4096;

std::size_t pageBytes() {
#ifdef Q_OS_UNIX
    static const long size = ::sysconf(_SC_PAGESIZE);
    return size > 0 ? static_cast<std::size_t>(size) : commonPageBytes;
#else
    return commonPageBytes;
#endif
}

/// Whole pages: unlocking one secret must not unlock another that happens to share its page.
std::size_t roomFor(qsizetype size) {
    return (static_cast<std::size_t>(size) / pageBytes() + 1) * pageBytes();
}

} // namespace

SecretBytes::SecretBytes(qsizetype size)
    : data_(static_cast<char*>(::operator new (roomFor(size), std::align_val_t{pageBytes()})))
    , size_(size) {
    OPENSSL_cleanse(data_, roomFor(size));
#ifdef Q_OS_UNIX
    // Refused where the limit of locked memory is reached: the secret is used all the same, for one act.
    locked_ = ::mlock(data_, roomFor(size)) == 0;
#ifdef MADV_DONTDUMP
    ::madvise(data_, roomFor(size), MADV_DONTDUMP);
#endif
#endif
}

SecretBytes::~SecretBytes() {
    scrub();
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr))
    , size_(std::exchange(other.size_, 0))
    , locked_(std::exchange(other.locked_, false)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this != &other) {
        scrub();
        data_ = std::exchange(other.data_, nullptr);
        size_ = std::exchange(other.size_, 0);
        locked_ = std::exchange(other.locked_, false);
    }
    return *this;
}

SecretBytes SecretBytes::takeFrom(QByteArray& source) {
    SecretBytes secret(source.size());
    std::copy(source.cbegin(), source.cend(), secret.data_);
    OPENSSL_cleanse(source.data(), static_cast<std::size_t>(source.size()));
    source.clear();
    return secret;
}

SecretBytes SecretBytes::takeFrom(QString& source) {
    QByteArray octets = source.toUtf8();
    OPENSSL_cleanse(source.data(), static_cast<std::size_t>(source.size()) * sizeof(QChar));
    source.clear();
    return takeFrom(octets);
}

void SecretBytes::scrub() {
    if (!data_)
        return;
    const std::size_t room = roomFor(size_);
    OPENSSL_cleanse(data_, room);
#ifdef Q_OS_UNIX
#ifdef MADV_DODUMP
    ::madvise(data_, room, MADV_DODUMP);
#endif
    if (locked_)
        ::munlock(data_, room);
#endif
    ::operator delete (data_, std::align_val_t{pageBytes()});
    data_ = nullptr;
    size_ = 0;
    locked_ = false;
}

} // namespace countersign
