// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/paid_list.h"

#include "models/trust/canonical.h"
#include "models/trust/json_line.h"
#include "models/trust/private_file.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr UnixMs dayMs = UnixMs{24} * 60 * 60 * 1000;
constexpr qsizetype hashBytes = 32;

Failure refused(FailureKind kind, const QString& what, const QString& path, const QString& remedy) {
    return {kind, what, path, remedy, {}};
}

} // namespace

PaidList::PaidList(const QString& path)
    : path_(path)
    , lock_(path + QStringLiteral(".lock")) {}

QByteArray PaidList::lineOf(const Entry& entry) {
    return jsonLine({{"at_ms", QString::number(entry.at)},
                     {"request", entry.request},
                     {"payout", entry.payout},
                     {"nonce", entry.nonce},
                     {"currency", entry.currency},
                     {"amount", entry.amount.canonicalText()},
                     {"head_seq", QString::number(entry.head.seq)},
                     {"head_hash", QString::fromLatin1(entry.head.hash.toHex())}});
}

std::optional<PaidList::Entry> PaidList::entryFrom(const QByteArray& line) {
    const auto fields = parseJsonLine(line);
    if (!fields)
        return std::nullopt;
    const auto text = [&](const char* key) {
        const QString* found = jsonField(*fields, key);
        return found ? *found : QString();
    };
    const auto amount = Decimal::parse(text("amount"));
    const auto hash = octetsFromHex(text("head_hash").toLatin1(), hashBytes);
    if (!amount || !hash)
        return std::nullopt;
    Entry entry{text("at_ms").toLongLong(),
                text("request"),
                text("payout"),
                text("nonce"),
                text("currency"),
                *amount,
                {text("head_seq").toLongLong(), *hash}};
    // Written again it must be the same: so every field was there, and was what it should be.
    return lineOf(entry) == line ? std::optional(std::move(entry)) : std::nullopt;
}

Result<std::unique_ptr<PaidList>> PaidList::open(const QString& path) {
    std::unique_ptr<PaidList> list(new PaidList(path));
    if (!list->lock_.tryLock(paidListLockWaitMs))
        return refused(FailureKind::Conflict, QStringLiteral("another program is at work with this list"),
                       path,
                       QStringLiteral("Try again when it has ended; see that you may write to the folder"));
    const auto bytes = readPrivateFile(path, maxPaidListBytes);
    if (!bytes && bytes.failure().kind == FailureKind::Missing)
        return refused(FailureKind::Missing, QStringLiteral("there is no list of what was paid"), path,
                       QStringLiteral("If nothing was ever paid from here, make it empty: install -m 600 "
                                      "/dev/null '%1'; otherwise find it first")
                           .arg(path));
    if (!bytes)
        return bytes.failure();
    int number = 0;
    for (qsizetype at = 0; at < bytes->size();) {
        const qsizetype end = bytes->indexOf('\n', at) + 1;
        const QByteArray line = end > 0 ? bytes->mid(at, end - at) : bytes->mid(at);
        ++number;
        auto entry = entryFrom(line);
        if (!entry)
            return refused(
                FailureKind::Malformed, QStringLiteral("line %1 is not as it was written").arg(number), path,
                QStringLiteral("Compare it with what was paid, and mend it by hand: nothing is paid "
                               "until then"));
        list->entries_.push_back(std::move(*entry));
        at = end;
    }
    return list;
}

QString PaidList::seen(const PayoutRequest& request) const {
    const QString nonce = QString::fromLatin1(request.nonce.toHex());
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.nonce == nonce || entry.payout == request.content.payout;
    });
    if (found == entries_.end())
        return {};
    return QStringLiteral("%1 was let through on %2 by request %3: it may have been paid")
        .arg(found->nonce == nonce ? QStringLiteral("this nonce") : QStringLiteral("payout ") + found->payout,
             isoTime(found->at), found->request);
}

Decimal PaidList::usedOnDay(const QString& currency, UnixMs now) const {
    Decimal sum;
    for (const Entry& entry : entries_) {
        if (entry.currency == currency && entry.at / dayMs == now / dayMs)
            sum = sum + entry.amount;
    }
    return sum;
}

std::optional<TrailHead> PaidList::lastHead() const {
    return entries_.empty() ? std::nullopt : std::optional(entries_.back().head);
}

Status PaidList::add(const PayoutRequest& request, const TrailHead& head, UnixMs now) {
    Entry entry{now,
                request.id,
                request.content.payout,
                QString::fromLatin1(request.nonce.toHex()),
                request.content.currency,
                request.content.total,
                head};
    if (const Status written = appendPrivateFile(path_, lineOf(entry)); !written)
        return written;
    entries_.push_back(std::move(entry));
    return Nothing{};
}

} // namespace countersign
