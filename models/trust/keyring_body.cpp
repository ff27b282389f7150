// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deceptive.h"
#include "models/trust/canonical.h"
#include "models/trust/canonical_reader.h"
#include "models/trust/ed25519.h"
#include "models/trust/keyring.h"

#include <algorithm>

namespace countersign {
namespace {

const QString keyringType = QStringLiteral("countersign/keyring/v1");
constexpr qsizetype digestBytes = 32;

bool byPublicKey(const KeyringKey& a, const KeyringKey& b) {
    return a.publicKey < b.publicKey;
}

CanonicalBytes keyBytes(const KeyringKey& key) {
    CanonicalBytes bytes;
    bytes.add("human", key.human)
        .add("roles", roleNames(key.roles))
        .addHex("public_key", key.publicKey)
        .add("not_before_ms", qint64{key.notBefore})
        .add("not_after_ms", qint64{key.notAfter})
        .add("revoked_ms", key.revoked ? QString::number(*key.revoked) : QString());
    return bytes;
}

CanonicalBytes tierBytes(const KeyringTier& tier) {
    CanonicalBytes bytes;
    bytes.add("currency", tier.currency)
        .add("from", tier.from)
        .add("required", tier.required)
        .add("proposer_counts", qint64{tier.proposerCounts ? 1 : 0});
    return bytes;
}

UnixMs timeOf(CanonicalReader& reader, const char* name) {
    qint64 at = 0;
    reader.integer(name, at);
    if (at < 0)
        reader.refuse(name, QStringLiteral("it lies before 1970"));
    return at;
}

/// Empty, or a time.
MaybeMs maybeTimeOf(CanonicalReader& reader, const char* name) {
    QString text;
    reader.text(name, text);
    if (text.isEmpty())
        return std::nullopt;
    bool good = false;
    const qint64 at = text.toLongLong(&good);
    if (!good || at < 0 || QString::number(at) != text)
        reader.refuse(name, QStringLiteral("it is neither empty nor a time"));
    return at;
}

QString nameOf(CanonicalReader& reader, const char* name, qsizetype most) {
    QString text;
    reader.text(name, text);
    if (text.isEmpty() || text.size() > most)
        reader.refuse(name, QStringLiteral("it has not 1 to %1 characters").arg(most));
    if (firstDeceptive(text))
        reader.refuse(name, QStringLiteral("it holds an invisible or misleading character"));
    return text;
}

Result<KeyringKey> parseKey(const QByteArray& bytes, const QString& what) {
    CanonicalReader reader(bytes, what);
    KeyringKey key;
    QString roles;
    key.human = nameOf(reader, "human", maxHumanChars);
    reader.text("roles", roles);
    if (const auto known = rolesOf(roles))
        key.roles = *known;
    else
        reader.refuse("roles", QStringLiteral("it is not a sorted list of roles, one space between"));
    reader.hex("public_key", publicKeyBytes, key.publicKey);
    key.notBefore = timeOf(reader, "not_before_ms");
    key.notAfter = timeOf(reader, "not_after_ms");
    if (key.notAfter <= key.notBefore)
        reader.refuse("not_after_ms", QStringLiteral("it is not after the first"));
    key.revoked = maybeTimeOf(reader, "revoked_ms");
    if (const Status whole = reader.finish(); !whole)
        return whole.failure();
    if (const Status good = checkPublicKey(key.publicKey, what); !good)
        return good.failure();
    return key;
}

Result<KeyringTier> parseTier(const QByteArray& bytes, const QString& what) {
    CanonicalReader reader(bytes, what);
    KeyringTier tier;
    qint64 proposer = 0;
    tier.currency = nameOf(reader, "currency", maxKeyringCurrencyChars);
    reader.decimal("from", tier.from);
    if (tier.from.isNegative())
        reader.refuse("from", QStringLiteral("it is negative"));
    reader.integer("required", tier.required);
    if (tier.required < leastRequiredHumans || tier.required > mostRequiredHumans)
        reader.refuse(
            "required",
            QStringLiteral("it is not between %1 and %2").arg(leastRequiredHumans).arg(mostRequiredHumans));
    reader.integer("proposer_counts", proposer);
    if (proposer != 0 && proposer != 1)
        reader.refuse("proposer_counts", QStringLiteral("it is neither 0 nor 1"));
    tier.proposerCounts = proposer == 1;
    if (const Status whole = reader.finish(); !whole)
        return whole.failure();
    return tier;
}

template<typename T>
using ParseItem = Result<T> (*)(const QByteArray& bytes, const QString& what);

/// The list's items, each by \a parse; \a what: "keyring, key %1".
template<typename T>
Status parseItems(CanonicalReader& reader, const char* count, const char* item, qsizetype most,
                  ParseItem<T> parse, std::vector<T>& to) {
    const auto items = reader.takeList(count, item, most);
    if (!items)
        return items.failure();
    for (const QByteArray& bytes : *items) {
        auto parsed =
            parse(bytes, QStringLiteral("keyring, %1 %2").arg(QLatin1String(item)).arg(to.size() + 1));
        if (!parsed)
            return parsed.failure();
        to.push_back(std::move(parsed).value());
    }
    return Nothing{};
}

bool namesOneTierTwice(const std::vector<KeyringTier>& tiers) {
    for (auto a = tiers.begin(); a != tiers.end(); ++a) {
        if (std::any_of(a + 1, tiers.end(),
                        [&](const KeyringTier& b) { return a->currency == b.currency && a->from == b.from; }))
            return true;
    }
    return false;
}

void parseHead(CanonicalReader& reader, Keyring& keyring) {
    reader.expect("type", keyringType);
    keyring.domain = nameOf(reader, "domain", maxHumanChars);
    reader.integer("version", keyring.version);
    if (keyring.version < 1)
        reader.refuse("version", QStringLiteral("versions begin with 1"));
    reader.hex("previous", keyring.version > 1 ? digestBytes : 0, keyring.previous);
    keyring.made = timeOf(reader, "made_ms");
    keyring.expires = timeOf(reader, "expires_ms");
    if (keyring.expires <= keyring.made || keyring.expires - keyring.made > maxKeyringLifeMs)
        reader.refuse("expires_ms", QStringLiteral("it is not within 400 days after made_ms"));
}

} // namespace

QByteArray keyringBody(Keyring keyring) {
    std::sort(keyring.keys.begin(), keyring.keys.end(), byPublicKey);
    std::vector<CanonicalBytes> keys;
    std::vector<CanonicalBytes> tiers;
    std::transform(keyring.keys.begin(), keyring.keys.end(), std::back_inserter(keys), keyBytes);
    std::transform(keyring.tiers.begin(), keyring.tiers.end(), std::back_inserter(tiers), tierBytes);
    CanonicalBytes body(keyringType);
    body.add("domain", keyring.domain)
        .add("version", keyring.version)
        .addHex("previous", keyring.previous)
        .add("made_ms", qint64{keyring.made})
        .add("expires_ms", qint64{keyring.expires})
        .addList("keys", "key", keys)
        .addList("tiers", "tier", tiers);
    return body.bytes();
}

Result<Keyring> parseKeyringBody(const QByteArray& body) {
    CanonicalReader reader(body, QStringLiteral("keyring"));
    Keyring keyring;
    parseHead(reader, keyring);
    if (const Status good = parseItems(reader, "keys", "key", maxKeyringKeys, &parseKey, keyring.keys); !good)
        return good.failure();
    const auto twice = [](const KeyringKey& a, const KeyringKey& b) { return !byPublicKey(a, b); };
    if (std::adjacent_find(keyring.keys.begin(), keyring.keys.end(), twice) != keyring.keys.end())
        reader.refuse("keys", QStringLiteral("they are not sorted by public key, or one is there twice"));
    if (const Status good = parseItems(reader, "tiers", "tier", maxKeyringTiers, &parseTier, keyring.tiers);
        !good)
        return good.failure();
    if (namesOneTierTwice(keyring.tiers))
        reader.refuse("tiers", QStringLiteral("two begin at the same amount of the same currency"));
    if (const Status whole = reader.finish(); !whole)
        return whole.failure();
    return keyring;
}

} // namespace countersign
