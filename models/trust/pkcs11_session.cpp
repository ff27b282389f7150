// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/pkcs11_session.h"

#include "models/trust/ed25519.h"

#include <QLibrary>

#include <array>

namespace countersign {
namespace {

using pkcs11::Handle;
using pkcs11::Rv;
using pkcs11::Ulong;

std::mutex& oneAtATime() {
    static std::mutex mutex;
    return mutex;
}

/// Padded with blanks, without an end.
template<std::size_t size>
QString padded(const unsigned char (&text)[size]) {
    return QString::fromUtf8(reinterpret_cast<const char*>(text), size).trimmed();
}

} // namespace

TokenSession::TokenSession(TokenKey key)
    : alone_(oneAtATime())
    , key_(std::move(key)) {}

TokenSession::~TokenSession() {
    if (loggedIn_)
        call_->logout(session_);
    if (open_)
        call_->closeSession(session_);
    if (initializedByUs_)
        call_->finalize(nullptr);
}

Result<std::unique_ptr<TokenSession>> TokenSession::open(const TokenKey& key) {
    std::unique_ptr<TokenSession> session(new TokenSession(key));
    if (key.label.isEmpty() && key.id.isEmpty())
        return session->refused(QStringLiteral("neither label nor id of the key is given"),
                                QStringLiteral("Write the label or the id the token shows for the key"));
    for (const auto step : {&TokenSession::load, &TokenSession::initialize, &TokenSession::openSlot}) {
        if (const Status done = (*session.*step)(); !done)
            return done.failure();
    }
    return session;
}

Failure TokenSession::refused(const QString& what, const QString& remedy, Rv code) const {
    return {FailureKind::BadInput, what, QStringLiteral("token “%1” by %2").arg(key_.token, key_.module),
            remedy, code == pkcs11::ok ? QString() : QStringLiteral("PKCS#11 0x%1").arg(code, 0, 16)};
}

Status TokenSession::load() {
    QLibrary library(key_.module);
    library.setLoadHints(QLibrary::PreventUnloadHint);
    const auto list = reinterpret_cast<pkcs11::GetFunctionList>(library.resolve("C_GetFunctionList"));
    pkcs11::FunctionList* functions = nullptr;
    if (!list) {
        Failure failure = refused(QStringLiteral("the PKCS#11 module can't be loaded"),
                                  QStringLiteral("Name the library that came with the token"));
        failure.detail = library.errorString();
        return failure;
    }
    if (const Rv code = list(&functions); code != pkcs11::ok || !functions)
        return refused(QStringLiteral("the PKCS#11 module does not start"),
                       QStringLiteral("See the token's own documentation"), code);
    call_ = functions;
    return Nothing{};
}

Status TokenSession::initialize() {
    pkcs11::InitializeArgs arguments{nullptr, nullptr, nullptr, nullptr, pkcs11::osLockingOk, nullptr};
    const Rv code = call_->initialize(&arguments);
    if (code != pkcs11::ok && code != pkcs11::cryptokiAlreadyInitialized)
        return refused(QStringLiteral("the PKCS#11 module does not start"),
                       QStringLiteral("See the token's own documentation"), code);
    initializedByUs_ = code == pkcs11::ok;
    return Nothing{};
}

Result<Handle> TokenSession::slotOfToken() {
    std::vector<Handle> places(maxTokenSlots);
    Ulong count = maxTokenSlots;
    if (const Rv code = call_->getSlotList(1, places.data(), &count); code != pkcs11::ok)
        return refused(QStringLiteral("the module does not list its tokens"),
                       QStringLiteral("Plug the token in again"), code);
    std::vector<Handle> found;
    for (Ulong i = 0; i < count; ++i) {
        pkcs11::TokenInfo info{};
        if (call_->getTokenInfo(places[i], &info) == pkcs11::ok && padded(info.label) == key_.token)
            found.push_back(places[i]);
    }
    if (found.empty())
        return refused(QStringLiteral("there is no such token"),
                       QStringLiteral("Plug it in, or write its label as the module shows it"));
    if (found.size() > 1)
        return refused(QStringLiteral("two tokens have this label"), QStringLiteral("Unplug one of them"));
    return found.front();
}

Status TokenSession::openSlot() {
    const auto place = slotOfToken();
    if (!place)
        return place.failure();
    if (const Rv code = call_->openSession(*place, pkcs11::serialSession, nullptr, nullptr, &session_);
        code != pkcs11::ok)
        return refused(QStringLiteral("the token can't be opened"), QStringLiteral("Plug it in again"), code);
    open_ = true;
    return Nothing{};
}

Status TokenSession::login(const SecretBytes& pin) {
    const Rv code = call_->login(session_, pkcs11::normalUser, pin.data(), static_cast<Ulong>(pin.size()));
    loggedIn_ = code == pkcs11::ok;
    if (loggedIn_)
        return Nothing{};
    Failure failure = refused(QStringLiteral("the token does not let us in"),
                              QStringLiteral("See the token's own documentation"), code);
    failure.kind = FailureKind::LoginRefused;
    if (code == pkcs11::pinIncorrect || code == pkcs11::pinInvalid || code == pkcs11::pinLengthRange) {
        failure.what = QStringLiteral("the PIN is wrong");
        failure.remedy = QStringLiteral("Type it with care: the token locks itself after a few wrong ones");
    } else if (code == pkcs11::pinLocked || code == pkcs11::pinExpired) {
        failure.what = QStringLiteral("the PIN is locked or has expired");
        failure.remedy = QStringLiteral("Set a new one with the token's own program");
    }
    return failure;
}

Result<Handle> TokenSession::find(Ulong objectClass) {
    Ulong keyType = pkcs11::edwardsKey;
    QByteArray label = key_.label.toUtf8();
    std::vector<pkcs11::Attribute> wanted{{pkcs11::attributeClass, &objectClass, sizeof objectClass},
                                          {pkcs11::attributeKeyType, &keyType, sizeof keyType}};
    const auto want = [&wanted](Ulong type, QByteArray& value) {
        if (!value.isEmpty())
            wanted.push_back({type, value.data(), static_cast<Ulong>(value.size())});
    };
    want(pkcs11::attributeLabel, label);
    want(pkcs11::attributeId, key_.id);
    Rv code = call_->findObjectsInit(session_, wanted.data(), wanted.size());
    std::array<Handle, 2> found{};
    Ulong count = 0;
    if (code == pkcs11::ok) {
        code = call_->findObjects(session_, found.data(), found.size(), &count);
        call_->findObjectsFinal(session_);
    }
    if (code != pkcs11::ok)
        return refused(QStringLiteral("the token does not list its keys"), QStringLiteral("Plug it in again"),
                       code);
    if (count == 0)
        return refused(objectClass == pkcs11::publicKeyClass
                           ? QStringLiteral("the token holds no Ed25519 public key of this label and id")
                           : QStringLiteral("the token holds no Ed25519 private key of this label and id"),
                       QStringLiteral("Write them as the token's own program shows them"));
    if (count > 1)
        return refused(QStringLiteral("the token holds two Ed25519 keys of this label and id"),
                       QStringLiteral("Write both label and id, or remove one of the two"));
    return found[0];
}

Result<QByteArray> TokenSession::attribute(Handle object, Ulong type) {
    pkcs11::Attribute wanted{type, nullptr, 0};
    Rv code = call_->getAttributeValue(session_, object, &wanted, 1);
    const bool bounded = wanted.length != pkcs11::unavailable && wanted.length <= maxTokenAttributeBytes;
    QByteArray value(code == pkcs11::ok && bounded ? static_cast<qsizetype>(wanted.length) : 0, '\0');
    wanted.value = value.data();
    if (code == pkcs11::ok && bounded)
        code = call_->getAttributeValue(session_, object, &wanted, 1);
    if (code != pkcs11::ok || !bounded)
        return refused(QStringLiteral("the token does not tell about its key"),
                       QStringLiteral("Make another key on it"), code);
    return value;
}

Result<QByteArray> TokenSession::sign(Handle privateKey, const QByteArray& bytes) {
    pkcs11::Mechanism mechanism{pkcs11::mechanismEddsa, nullptr, 0};
    QByteArray signature(signatureBytes, '\0');
    Ulong size = signatureBytes;
    Rv code = call_->signInit(session_, &mechanism, privateKey);
    if (code == pkcs11::mechanismInvalid)
        return refused(QStringLiteral("the token can't sign by Ed25519"),
                       QStringLiteral("Use a token that knows CKM_EDDSA, or a key file"), code);
    if (code == pkcs11::ok)
        code = call_->sign(session_, reinterpret_cast<const unsigned char*>(bytes.constData()),
                           static_cast<Ulong>(bytes.size()),
                           reinterpret_cast<unsigned char*>(signature.data()), &size);
    if (code != pkcs11::ok || size != signatureBytes)
        return refused(QStringLiteral("the token did not sign"),
                       QStringLiteral("See whether it waits for a touch, or plug it in again"), code);
    return signature;
}

} // namespace countersign
