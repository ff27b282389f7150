// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace countersign::architecture {

/// One file of the project, as text. Thread: a value type.
struct SourceFile {
    QString path; ///< from the root of the repository, with '/'
    QStringList lines;

    [[nodiscard]] QString folder() const { return path.section(u'/', 0, -2); }
    [[nodiscard]] QString name() const { return path.section(u'/', -1); }
    [[nodiscard]] bool isCpp() const;
    [[nodiscard]] bool isHeader() const { return path.endsWith(u".h"); }
};

/// An #include line: what it names, and whether by quotes (ours) or angles (somebody else's).
struct Include {
    int line = 0; ///< counted from 1
    QString target;
    bool ours = false;
};

using SourceTree = std::vector<SourceFile>;

/// What git would show of our folders: every text file of app, views, models, resources, translations, tests
/// and packaging, plus the CMakeLists.txt of the root.
[[nodiscard]] SourceTree readSourceTree(const QString& root);

[[nodiscard]] std::vector<Include> includesOf(const SourceFile& file);

/// "models/domain/x.h:12: TEXT"
[[nodiscard]] QString complaint(const SourceFile& file, int line, const QString& text);

/// Calls \a visit(line number, line) for each line.
template<typename Visit>
void eachLine(const SourceFile& file, Visit visit) {
    for (qsizetype i = 0; i < file.lines.size(); ++i)
        visit(static_cast<int>(i) + 1, file.lines[i]);
}

} // namespace countersign::architecture
