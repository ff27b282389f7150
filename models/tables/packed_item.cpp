// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/packed_item.h"

#include <array>
#include <cstring>

namespace countersign {

namespace {

constexpr std::array numbers{&WorkItem::createdAt, &WorkItem::updatedAt, &WorkItem::lockedUntil,
                             &WorkItem::nextAttemptAt};
constexpr std::array counts{&WorkItem::attempts, &WorkItem::maxAttempts};
constexpr std::array texts{&WorkItem::kind,         &WorkItem::rawState,  &WorkItem::type,
                           &WorkItem::txHash,       &WorkItem::chainId,   &WorkItem::wallet,
                           &WorkItem::counterparty, &WorkItem::lastError, &WorkItem::fingerprint,
                           &WorkItem::pageKey};

/// A length below this takes one byte, else this byte and four more.
constexpr unsigned char longLength = 0xff;

class Writer {
  public:
    template<typename T>
    void plain(T value) {
        out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    template<typename T>
    void maybe(const std::optional<T>& value) {
        plain(value.has_value());
        if (value)
            plain(*value);
    }
    void text(const QString& value) {
        const QByteArray utf8 = value.toUtf8();
        if (utf8.size() < longLength) {
            plain(static_cast<unsigned char>(utf8.size()));
        } else {
            plain(longLength);
            plain(static_cast<quint32>(utf8.size()));
        }
        out_ += utf8;
    }
    [[nodiscard]] QByteArray bytes() {
        out_.squeeze();
        return out_;
    }

  private:
    QByteArray out_;
};

/// Reads what Writer wrote in this very process: nothing to distrust.
class Reader {
  public:
    explicit Reader(const QByteArray& bytes)
        : at_(bytes.constData()) {}

    template<typename T>
    T plain() {
        T value;
        std::memcpy(&value, at_, sizeof value);
        at_ += sizeof value;
        return value;
    }
    template<typename T>
    std::optional<T> maybe() {
        return plain<bool>() ? std::optional<T>(plain<T>()) : std::nullopt;
    }
    QString text() {
        auto size = static_cast<quint32>(plain<unsigned char>());
        if (size == longLength)
            size = plain<quint32>();
        const QString value = size == 0 ? QString() : QString::fromUtf8(at_, static_cast<qsizetype>(size));
        at_ += size;
        return value;
    }

  private:
    const char* at_;
};

} // namespace

PackedItem::PackedItem(const WorkItem& item)
    : id_(item.id)
    , details_(item.details) {
    Writer out;
    out.plain(static_cast<unsigned char>(item.state));
    for (const auto field : texts)
        out.text(item.*field);
    for (const auto field : numbers)
        out.maybe(item.*field);
    for (const auto field : counts)
        out.maybe(item.*field);
    out.plain(item.money.has_value());
    if (item.money) {
        out.text(item.money->amount.text());
        out.text(item.money->currency);
    }
    bytes_ = out.bytes();
}

WorkItem PackedItem::item() const {
    WorkItem item;
    item.id = id_;
    item.details = details_;
    Reader in(bytes_);
    item.state = static_cast<WorkState>(in.plain<unsigned char>());
    for (const auto field : texts)
        item.*field = in.text();
    for (const auto field : numbers)
        item.*field = in.maybe<UnixMs>();
    for (const auto field : counts)
        item.*field = in.maybe<int>();
    if (in.plain<bool>()) {
        const auto amount = Decimal::parse(in.text());
        item.money = Money{amount ? *amount : Decimal(), in.text()};
    }
    return item;
}

} // namespace countersign
