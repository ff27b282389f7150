// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/output.h"

#include "models/domain/deceptive.h"

#include <algorithm>

namespace countersign::ctl {

namespace {

QString cell(const QString& text, qsizetype most) {
    const QString clean = harmless(text);
    return clean.size() <= most ? clean : clean.left(most - 1) + u'\u2026';
}

QString joined(const QStringList& cells, const std::vector<qsizetype>& widths,
               const std::vector<int>& right) {
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool numbers = std::find(right.begin(), right.end(), i) != right.end();
        const auto width = widths[static_cast<size_t>(i)];
        line += numbers ? cells[i].rightJustified(width) : cells[i].leftJustified(width);
        line += QStringLiteral("  ");
    }
    while (line.endsWith(u' '))
        line.chop(1);
    return line + u'\n';
}

} // namespace

QString harmless(const QString& text) {
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
            c == QChar::ParagraphSeparator)
            clean += u' ';
        else if (isDeceptive(pair ? QChar::surrogateToUcs4(c, text[i + 1]) : c.unicode()))
            clean += QChar::ReplacementCharacter;
        else
            clean += QStringView(text).mid(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
    }
    return clean;
}

QString harmlessLines(const QString& text) {
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = harmless(line);
    return lines.join(u'\n');
}

QString formatTable(const TextTable& table) {
    std::vector<QStringList> lines{table.heading};
    lines.insert(lines.end(), table.rows.begin(), table.rows.end());
    std::vector<qsizetype> widths(static_cast<size_t>(table.heading.size()), 0);
    for (QStringList& line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i) {
            line[i] = cell(line[i], i + 1 < line.size() ? maxCellChars : maxLastCellChars);
            widths[static_cast<size_t>(i)] = std::max(widths[static_cast<size_t>(i)], line[i].size());
        }
    }
    QString text;
    for (const QStringList& line : lines)
        text += joined(line, widths, table.rightAligned);
    return text;
}

void Output::line(const QString& text) {
    out_.write((harmless(text) + u'\n').toUtf8());
}

void Output::table(const TextTable& table) {
    out_.write(formatTable(table).toUtf8());
}

void Output::write(const Json& json) {
    // Text of a database may hold anything; what isn't UTF-8 is replaced, never a reason to fail.
    out_.write(QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)));
    out_.write("\n");
}

void Output::verbatim(const QString& text) {
    out_.write(text.toUtf8());
}

void Output::remark(const QString& text) {
    err_.write((harmless(text) + u'\n').toUtf8());
}

int Output::cannotRun(const Failure& failure) {
    remark(QStringLiteral("countersignctl: ") + englishSentence(failure));
    if (!failure.detail.isEmpty())
        remark(QStringLiteral("  (%1)").arg(failure.detail));
    return CannotRun;
}

} // namespace countersign::ctl
