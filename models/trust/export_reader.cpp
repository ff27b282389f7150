// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/export_reader.h"

namespace countersign {

Failure ExportReader::refuse(const QString& why) const {
    return {FailureKind::Malformed,
            why,
            QStringLiteral("export, line %1").arg(lines_),
            QStringLiteral("Ask for the export again; do not trust this one"),
            {}};
}

std::optional<QString> ExportReader::wrongEnd(const ExportEnd& end) const {
    if (end.count != lines_ - 1)
        return QStringLiteral("the end counts %1 lines before it, and there are %2")
            .arg(end.count)
            .arg(lines_ - 1);
    if (end.digest != hash_.result())
        return QStringLiteral("the octets before the end do not give its SHA-256: the file was changed");
    return std::nullopt;
}

std::optional<QString> ExportReader::misplaced(const ExportRecord& record) {
    if (part_ == Part::End)
        return QStringLiteral("something follows the end");
    const bool header = std::holds_alternative<ExportHeader>(record);
    if (header != (lines_ == 1))
        return QStringLiteral("the header, and nothing else, is the first line");
    if (header) {
        part_ = Part::Rows;
        return std::nullopt;
    }
    if (const auto* end = std::get_if<ExportEnd>(&record)) {
        part_ = Part::End;
        return wrongEnd(*end);
    }
    if (!std::holds_alternative<TrailRow>(record))
        part_ = Part::Tables;
    else if (part_ == Part::Tables)
        return QStringLiteral("a row of the trail stands among the tables");
    return std::nullopt;
}

Result<ExportRecord> ExportReader::add(const QByteArray& line) {
    ++lines_;
    if (lines_ > maxExportLines)
        return refuse(QStringLiteral("there are more than %1 lines").arg(maxExportLines));
    Result<ExportRecord> record = parseExportLine(line);
    if (!record)
        return refuse(record.failure().what);
    const std::optional<QString> wrong = misplaced(*record);
    hash_.addData(line);
    if (wrong)
        return refuse(*wrong);
    return record;
}

Status ExportReader::finish() const {
    if (lines_ == 0)
        return Failure{FailureKind::Malformed,
                       QStringLiteral("the export is empty: nothing could be read"),
                       QStringLiteral("export"),
                       QStringLiteral("Ask for it again"),
                       {}};
    if (part_ != Part::End)
        return refuse(QStringLiteral("the export was cut off: its end is missing"));
    return Nothing{};
}

} // namespace countersign
