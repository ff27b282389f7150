// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <memory>

namespace countersign {

/// OpenSSL's objects, freed by their own functions. For sources of models/trust. Thread: as the object.
template<auto free>
struct OpensslDeleter {
    template<typename T>
    void operator()(T* object) const {
        free(object);
    }
};

using BioPtr = std::unique_ptr<BIO, OpensslDeleter<BIO_free_all>>;
using PkeyPtr = std::unique_ptr<EVP_PKEY, OpensslDeleter<EVP_PKEY_free>>;
using PkeyContextPtr = std::unique_ptr<EVP_PKEY_CTX, OpensslDeleter<EVP_PKEY_CTX_free>>;
using DigestContextPtr = std::unique_ptr<EVP_MD_CTX, OpensslDeleter<EVP_MD_CTX_free>>;
using AlgorithmPtr = std::unique_ptr<X509_ALGOR, OpensslDeleter<X509_ALGOR_free>>;
using SealedPtr = std::unique_ptr<X509_SIG, OpensslDeleter<X509_SIG_free>>;
using PrivateInfoPtr = std::unique_ptr<PKCS8_PRIV_KEY_INFO, OpensslDeleter<PKCS8_PRIV_KEY_INFO_free>>;

/// The thread's queue of errors is shared with Qt's TLS, which would report ours as its own.
inline void forgetOpensslErrors() {
    ERR_clear_error();
}

} // namespace countersign
