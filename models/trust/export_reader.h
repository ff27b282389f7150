// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trust/trail_export.h"

#include <QCryptographicHash>

namespace countersign {

inline constexpr qint64 maxExportLines = 100'000'000;

/// Takes an export line by line, keeps none, and refuses what is not in its place: header, rows, tables, end.
/// Thread: the caller's.
class ExportReader {
  public:
    /// One line with its line feed. A refusal names the line and does not stop the ones after it.
    [[nodiscard]] Result<ExportRecord> add(const QByteArray& line);
    /// Good when the end was read, its count and digest are right, and nothing came after it.
    [[nodiscard]] Status finish() const;
    [[nodiscard]] qint64 lines() const { return lines_; }

  private:
    enum class Part { Start, Rows, Tables, End };
    [[nodiscard]] std::optional<QString> misplaced(const ExportRecord& record);
    [[nodiscard]] std::optional<QString> wrongEnd(const ExportEnd& end) const;
    [[nodiscard]] Failure refuse(const QString& why) const;

    Part part_ = Part::Start;
    qint64 lines_ = 0;
    QCryptographicHash hash_{QCryptographicHash::Sha256};
};

} // namespace countersign
