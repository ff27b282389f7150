// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/trail_exporter.h"

#include "models/postgres/system_gateway.h"
#include "models/trust/private_file.h"
#include "models/trust/trail_export.h"

namespace countersign {

Result<TrailExported> exportTrail(SystemGateway& gateway, const QString& path) {
    auto file = NewPrivateFile::make(path);
    if (!file)
        return file.failure();
    TrailExported written;
    ExportWriter writer([&](const QByteArray& line) {
        ++written.lines;
        return (*file)->write(line);
    });
    const Status read = gateway.readExport([&](const ExportRecord& record) {
        if (const auto* header = std::get_if<ExportHeader>(&record))
            written.head = header->head;
        written.rows += std::holds_alternative<TrailRow>(record) ? 1 : 0;
        return writer.add(record);
    });
    if (!read)
        return read.failure();
    if (const Status ended = writer.end(); !ended)
        return ended.failure();
    if (const Status kept = (*file)->keep(); !kept)
        return kept.failure();
    return written;
}

} // namespace countersign
