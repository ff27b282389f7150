// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/everything_read.h"

#include <functional>

namespace countersign {

namespace {

const QString failedMark = QStringLiteral(": FAILED ");
const QString intentKind = QStringLiteral("intent");
constexpr int slicesAtMost = 50;
constexpr int rowsOfASlice = 100;

template<typename T>
using TextOf = std::function<QString(const T&)>;

class Reader {
  public:
    template<typename T>
    void tell(const QString& question, const Result<T>& answer, const TextOf<T>& textOf) {
        lines_ << question + (answer
                                  ? QStringLiteral(": ") + textOf(*answer)
                                  : failedMark + englishSentence(answer.failure()) + answer.failure().detail);
    }
    template<typename T>
    void tellAll(const QString& question, const Result<std::vector<T>>& answer, const TextOf<T>& textOf) {
        tell<std::vector<T>>(question, answer, [&](const std::vector<T>& all) {
            QStringList texts;
            for (const T& one : all)
                texts << textOf(one);
            return QString::number(all.size()) + u' ' + texts.join(u' ');
        });
    }
    [[nodiscard]] const QStringList& lines() const { return lines_; }

  private:
    QStringList lines_;
};

QString itemText(const WorkItem& item) {
    return item.id + u'/' + item.rawState + u'/' + item.fingerprint;
}

QString hex(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toHex());
}

void readItems(SystemGateway& gateway, Reader& reader) {
    ItemQuery query;
    query.itemKind = intentKind;
    query.limit = 7;
    std::optional<PageMark> after;
    for (int pages = 0; pages < 3; ++pages) {
        const auto page = gateway.page(query, after);
        reader.tell<ItemPage>(QStringLiteral("page"), page, [](const ItemPage& shown) {
            QStringList texts;
            for (const WorkItem& item : shown.items)
                texts << itemText(item);
            return texts.join(u' ');
        });
        if (!page || !page->next)
            break;
        after = page->next;
    }
    reader.tell<ItemDetail>(QStringLiteral("detail"), gateway.detail({intentKind, QStringLiteral("orphan")}),
                            [](const ItemDetail& detail) {
                                return itemText(detail.item) + u' ' + QString::number(detail.timeline.size());
                            });
    reader.tellAll<Verdict>(
        QStringLiteral("verdicts"), gateway.verdicts(intentKind, {QStringLiteral("orphan")}),
        [](const Verdict& verdict) { return verdict.reason + u'/' + verdict.fingerprint; });
    reader.tell<FindingSnapshot>(QStringLiteral("findings"), gateway.findings(),
                                 [](const FindingSnapshot& snapshot) {
                                     QStringList keys;
                                     for (const Finding& finding : snapshot.findings)
                                         keys << finding.key();
                                     keys.sort();
                                     return keys.join(u' ') + snapshot.notLooked.join(u' ');
                                 });
}

void scanAll(SystemGateway& gateway, Reader& reader) {
    const QString detector = QStringLiteral("intent.confirmed_without_settlement");
    QString mark;
    for (int slices = 0; slices < slicesAtMost; ++slices) {
        const auto slice = gateway.scan(detector, mark, rowsOfASlice);
        reader.tell<ScanSlice>(QStringLiteral("scan"), slice, [](const ScanSlice& seen) {
            return QStringLiteral("%1 rows, %2 findings, to %3")
                .arg(seen.rows)
                .arg(seen.findings.size())
                .arg(seen.mark);
        });
        if (!slice || slice->mark.isEmpty())
            return;
        mark = slice->mark;
    }
}

void readLedger(SystemGateway& gateway, Reader& reader) {
    const auto ledger = gateway.ledger();
    reader.tell<LedgerSnapshot>(QStringLiteral("ledger"), ledger, [](const LedgerSnapshot& snapshot) {
        QStringList texts;
        for (const BookSum& sum : snapshot.books)
            texts << sum.book + u'/' + QString::number(sum.entries);
        for (const ReferenceSum& sum : snapshot.unbalanced)
            texts << sum.refType + u'/' + sum.refId;
        return texts.join(u' ');
    });
    if (ledger && !ledger->unbalanced.empty())
        reader.tellAll<LedgerEntry>(QStringLiteral("entries"), gateway.entriesOf(ledger->unbalanced.front()),
                                    [](const LedgerEntry& entry) { return entry.id; });
    reader.tellAll<WorkerState>(QStringLiteral("workers"), gateway.workers(),
                                [](const WorkerState& worker) { return worker.name; });
}

void readPayouts(SystemGateway& gateway, Reader& reader, const QString& payout, const QString& request) {
    reader.tellAll<PayoutSummary>(QStringLiteral("payouts"), gateway.payouts({}),
                                  [](const PayoutSummary& summary) { return summary.payout; });
    reader.tell<PayoutPreview>(
        QStringLiteral("preview"), gateway.previewPayout(payout),
        [](const PayoutPreview& preview) { return preview.wrong + u' ' + preview.lineSum.text(); });
    reader.tellAll<PayoutCheck>(QStringLiteral("checks"), gateway.payoutChecks(payout),
                                [](const PayoutCheck& check) { return check.name + u'/' + check.line; });
    reader.tell<RequestDetail>(
        QStringLiteral("request"), gateway.request(request), [](const RequestDetail& detail) {
            return hex(detail.digest) + u' ' + QString::number(detail.decisions.size());
        });
}

void readPeopleAndTrail(SystemGateway& gateway, Reader& reader) {
    reader.tellAll<KeyInfo>(QStringLiteral("keys"), gateway.keys(),
                            [](const KeyInfo& key) { return hex(key.key) + u'/' + key.state; });
    reader.tellAll<PolicyTier>(QStringLiteral("policy"), gateway.policy(),
                               [](const PolicyTier& tier) { return tier.from.text(); });
    reader.tellAll<PersonInfo>(QStringLiteral("people"), gateway.people(),
                               [](const PersonInfo& person) { return person.login; });
    reader.tellAll<ChangeInfo>(QStringLiteral("changes"), gateway.changes(),
                               [](const ChangeInfo& change) { return QString::number(change.change); });
    reader.tell<QString>(QStringLiteral("domain"), gateway.domain(),
                         [](const QString& domain) { return domain; });
    reader.tell<TrailHead>(QStringLiteral("head"), gateway.trailHead(),
                           [](const TrailHead& head) { return hex(head.hash); });
    reader.tellAll<TrailRow>(QStringLiteral("trail page"), gateway.trailPage({}),
                             [](const TrailRow& row) { return QString::number(row.seq); });
    std::vector<TrailRow> whole;
    const Status trail = gateway.readWholeTrail([&](const std::vector<TrailRow>& rows) -> Status {
        whole.insert(whole.end(), rows.begin(), rows.end());
        return Nothing{};
    });
    reader.tell<Nothing>(QStringLiteral("trail"), trail,
                         [&](const Nothing&) { return QString::number(whole.size()); });
    int records = 0;
    const Status exported = gateway.readExport([&](const ExportRecord&) -> Status {
        ++records;
        return Nothing{};
    });
    reader.tell<Nothing>(QStringLiteral("export"), exported,
                         [&](const Nothing&) { return QString::number(records); });
}

} // namespace

QStringList everythingRead(SystemGateway& gateway, const QString& payout, const QString& request) {
    Reader reader;
    readItems(gateway, reader);
    scanAll(gateway, reader);
    readLedger(gateway, reader);
    readPayouts(gateway, reader, payout, request);
    readPeopleAndTrail(gateway, reader);
    return reader.lines();
}

QString firstFailureIn(const QStringList& lines) {
    for (const QString& line : lines) {
        if (line.contains(failedMark))
            return line;
    }
    return {};
}

} // namespace countersign
