// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/canonical_reader.h"

#include "models/trust/canonical.h"

#include <QStringDecoder>

namespace countersign {
namespace {

constexpr qsizetype maxLengthDigits = 10;
constexpr qsizetype maxIntegerChars = 20; ///< of a qint64, with its sign

/// What is written as \a text, when that is the one way to write it.
std::optional<qint64> plainInteger(const QByteArray& text) {
    bool good = false;
    const qint64 value = text.size() <= maxIntegerChars ? text.toLongLong(&good) : 0;
    if (!good || QByteArray::number(value) != text)
        return std::nullopt;
    return value;
}

} // namespace

std::optional<QString> strictUtf8(const QByteArray& octets) {
    unsigned char all = 0;
    for (const char c : octets)
        all |= static_cast<unsigned char>(c);
    if (all < 0x80) // most texts are: nothing in them can be malformed
        return QString::fromLatin1(octets);
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder.decode(octets);
    if (decoder.hasError() || text.toUtf8() != octets)
        return std::nullopt;
    return text;
}

CanonicalReader::CanonicalReader(QByteArray bytes, QString what)
    : bytes_(std::move(bytes))
    , what_(std::move(what)) {}

Failure CanonicalReader::refusal(const char* name, const QString& why) {
    if (!failure_)
        failure_ = Failure{
            FailureKind::Malformed, why, QStringLiteral("%1, field “%2”").arg(what_, QLatin1String(name)),
            QStringLiteral("It was not written by the rules of PROTOCOL.md: do not sign or pay it"),
            QStringLiteral("octet %1").arg(at_)};
    return *failure_;
}

Result<QByteArray> CanonicalReader::take(const char* name) {
    if (failure_)
        return *failure_;
    const QByteArray start = QByteArray(name) + '=';
    if (at_ == bytes_.size())
        return refusal(name, QStringLiteral("it is missing: the bytes end before it"));
    if (!QByteArrayView(bytes_).sliced(at_).startsWith(start))
        return refusal(name, QStringLiteral("another field stands in its place"));
    const qsizetype digits = at_ + start.size();
    const qsizetype colon = bytes_.indexOf(':', digits);
    if (colon < 0 || colon - digits > maxLengthDigits)
        return refusal(name, QStringLiteral("its length does not end with a colon"));
    const std::optional<qint64> length = plainInteger(bytes_.mid(digits, colon - digits));
    if (!length || *length < 0)
        return refusal(name, QStringLiteral("its length is not a plain number"));
    if (*length > bytes_.size() - colon - 2)
        return refusal(name, QStringLiteral("its length reaches past the end of the bytes"));
    if (bytes_.at(colon + 1 + *length) != '\n')
        return refusal(name, QStringLiteral("its length does not fit: no line feed follows the value"));
    QByteArray value = bytes_.mid(colon + 1, *length);
    at_ = colon + *length + 2;
    return value;
}

Result<QString> CanonicalReader::takeText(const char* name) {
    const Result<QByteArray> octets = take(name);
    if (!octets)
        return octets.failure();
    const std::optional<QString> text = strictUtf8(*octets);
    if (!text)
        return refusal(name, QStringLiteral("it is not valid UTF-8"));
    return *text;
}

Result<qint64> CanonicalReader::takeInteger(const char* name) {
    const Result<QByteArray> octets = take(name);
    if (!octets)
        return octets.failure();
    const std::optional<qint64> value = plainInteger(*octets);
    if (!value)
        return refusal(name, QStringLiteral("it is not a whole number in plain digits"));
    return *value;
}

Result<QByteArray> CanonicalReader::takeHex(const char* name, qsizetype octets) {
    const Result<QByteArray> text = take(name);
    if (!text)
        return text;
    const std::optional<QByteArray> value = octetsFromHex(*text, octets);
    if (!value)
        return refusal(name, QStringLiteral("it is not %1 octets in lower-case hexadecimal").arg(octets));
    return *value;
}

Result<Decimal> CanonicalReader::takeDecimal(const char* name) {
    const Result<QByteArray> text = take(name);
    if (!text)
        return text.failure();
    const Result<Decimal> value = Decimal::parse(QString::fromLatin1(*text));
    if (!value || value->canonicalText().toLatin1() != *text)
        return refusal(name, QStringLiteral("it is not a plain decimal number without needless zeros"));
    return *value;
}

Result<std::vector<QByteArray>> CanonicalReader::takeList(const char* countName, const char* itemName,
                                                          qsizetype most) {
    const Result<qint64> count = takeInteger(countName);
    if (!count)
        return count.failure();
    if (*count < 0 || *count > most)
        return refusal(countName, QStringLiteral("it is not between 0 and %1").arg(most));
    std::vector<QByteArray> items;
    for (qint64 i = 0; i < *count; ++i) {
        Result<QByteArray> item = take(itemName);
        if (!item)
            return item.failure();
        items.push_back(std::move(item).value());
    }
    return items;
}

Status CanonicalReader::finish() {
    if (failure_)
        return *failure_;
    if (!atEnd())
        return refusal("end", QStringLiteral("something follows the last field"));
    return Nothing{};
}

template<typename T>
void CanonicalReader::into(T& to, Result<T> taken) {
    if (taken)
        to = std::move(taken).value();
}

void CanonicalReader::text(const char* name, QString& to) {
    into(to, takeText(name));
}

void CanonicalReader::hex(const char* name, qsizetype octets, QByteArray& to) {
    into(to, takeHex(name, octets));
}

void CanonicalReader::decimal(const char* name, Decimal& to) {
    into(to, takeDecimal(name));
}

void CanonicalReader::expect(const char* name, const QString& value) {
    const Result<QString> found = takeText(name);
    if (found && *found != value)
        refuse(name, QStringLiteral("it must be “%1”").arg(value));
}

void CanonicalReader::refuse(const char* name, const QString& why) {
    refusal(name, why);
}

} // namespace countersign
