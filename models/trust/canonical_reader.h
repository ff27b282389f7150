// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace countersign {

/// Takes canonical bytes apart, field by field, in the order the caller demands. It refuses whatever
/// CanonicalBytes would not have written, so that bytes and meaning are one to one. The first refusal stays:
/// every later take() repeats it. Thread: a value type.
class CanonicalReader {
  public:
    /// \a what names the record in refusals: "payout request".
    explicit CanonicalReader(QByteArray bytes, QString what = QStringLiteral("canonical bytes"));

    [[nodiscard]] Result<QByteArray> take(const char* name); ///< the octets as they are
    [[nodiscard]] Result<QString> takeText(const char* name);
    [[nodiscard]] Result<qint64> takeInteger(const char* name);
    [[nodiscard]] Result<QByteArray> takeHex(const char* name, qsizetype octets);
    [[nodiscard]] Result<Decimal> takeDecimal(const char* name);
    /// The count, then each item's bytes. More than \a most are refused before they are read.
    [[nodiscard]] Result<std::vector<QByteArray>> takeList(const char* countName, const char* itemName,
                                                           qsizetype most);
    [[nodiscard]] bool atEnd() const { return !failure_ && at_ == bytes_.size(); }
    /// Good when nothing was refused and nothing follows the last field.
    [[nodiscard]] Status finish();

    /// The same for records: each takes one field into \a to, or leaves it as it was. Ask finish() at the
    /// end.
    void text(const char* name, QString& to);
    template<typename T>
    void integer(const char* name, T& to);
    void hex(const char* name, qsizetype octets, QByteArray& to);
    void decimal(const char* name, Decimal& to);
    /// The field must hold exactly this.
    void expect(const char* name, const QString& value);
    /// Refuses what the fields say together; an earlier refusal stays.
    void refuse(const char* name, const QString& why);
    [[nodiscard]] bool refused() const { return failure_.has_value(); }

  private:
    Failure refusal(const char* name, const QString& why);
    template<typename T>
    void into(T& to, Result<T> taken);

    QByteArray bytes_;
    QString what_;
    qsizetype at_ = 0;
    std::optional<Failure> failure_;
};

/// A UnixMs and a qint64 are two types on some systems and of one size on all.
template<typename T>
void CanonicalReader::integer(const char* name, T& to) {
    static_assert(sizeof(T) == sizeof(qint64));
    if (const Result<qint64> taken = takeInteger(name); taken)
        to = static_cast<T>(*taken);
}

/// Octets as text; none when they are not valid UTF-8. Unlike QString::fromUtf8 it keeps U+FEFF at the start.
[[nodiscard]] std::optional<QString> strictUtf8(const QByteArray& octets);

} // namespace countersign
