// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/source_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace countersign::architecture {

namespace {

constexpr qint64 maxFileBytes = 2 * 1024 * 1024;

SourceFile readFile(const QString& root, const QString& path) {
    QFile file(root + u'/' + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return {path, QString::fromUtf8(file.read(maxFileBytes)).split(u'\n')};
}

bool isText(const QString& path) {
    static const QRegularExpression endings(
        QStringLiteral(R"((\.(h|cpp|sql|json|cmake|txt|md|sh|in|1|xml|desktop|svg|ts|qrc)|/[a-z]+)$)"));
    return endings.match(path).hasMatch();
}

} // namespace

bool SourceFile::isCpp() const {
    return path.endsWith(u".h") || path.endsWith(u".cpp");
}

SourceTree readSourceTree(const QString& root) {
    SourceTree tree;
    const QDir top(root);
    for (const char* folder : {"app", "views", "models", "resources", "translations", "tests", "packaging"}) {
        QDirIterator files(top.filePath(QString::fromLatin1(folder)), QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = top.relativeFilePath(files.next());
            if (isText(path))
                tree.push_back(readFile(root, path));
        }
    }
    tree.push_back(readFile(root, QStringLiteral("CMakeLists.txt")));
    std::sort(tree.begin(), tree.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return tree;
}

std::vector<Include> includesOf(const SourceFile& file) {
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*#\s*include\s*(["<])([^">]+)[">])"));
    std::vector<Include> found;
    eachLine(file, [&](int number, const QString& line) {
        const auto match = pattern.match(line);
        if (match.hasMatch())
            found.push_back({number, match.captured(2), match.captured(1) == u"\""});
    });
    return found;
}

QString complaint(const SourceFile& file, int line, const QString& text) {
    return QStringLiteral("%1:%2: %3").arg(file.path).arg(line).arg(text);
}

} // namespace countersign::architecture
