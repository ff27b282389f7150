// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/style_rules.h"

#include <QRegularExpression>

#include <map>

namespace countersign::architecture {

namespace {

const QString spdx = QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later");

/// Words that may not stand in some places, and what to use instead.
struct WordRule {
    QRegularExpression word;
    QRegularExpression where;
    QRegularExpression except;
    QString instead;
};

const std::vector<WordRule>& wordRules() {
    static const std::vector<WordRule> all = [] {
        const auto rule = [](const char* word, const char* where, const char* except, const char* instead) {
            const auto re = [](const char* text) { return QRegularExpression(QString::fromLatin1(text)); };
            return WordRule{re(word), re(where), re(except), QString::fromLatin1(instead)};
        };
        return std::vector<WordRule>{
            rule(R"(\bQLabel\b)", "^views/", R"(/plain_label\.(h|cpp)$)",
                 "a bare QLabel guesses at HTML: use PlainLabel"),
            rule(R"(\bQMessageBox\b)", "^(views|models)/", "^$",
                 "no message boxes: an InlineBar or a dialog"),
            rule(R"((\.|->)exec\()", "^(views|models)/", "^models/postgres/",
                 "dialogs open(), nothing exec()s"),
            rule(R"(\bprocessEvents\b|\bQEventLoop\b)", "^(views|models)/", "^$", "no nested event loops"),
            rule(R"(\b(TODO|FIXME|XXX|HACK)\b)", "^(app|views|models|resources|tests)/",
                 "^tests/architecture/", "finish it or file an issue"),
            rule(R"(\bQThread::(m|u)?sleep\b|\bsleep_for\b|\bqSleep\b|\busleep\()", "^(app|views|models)/",
                 "^app/demo", "wait for a signal or a timer"),
            rule(R"("\s*(SELECT|INSERT|UPDATE|DELETE)\s)", "^views/", "^$", "no SQL in views"),
        };
    }();
    return all;
}

} // namespace

QStringList licenceBreaches(const SourceTree& tree) {
    QStringList found;
    for (const SourceFile& file : tree) {
        const bool script = file.lines.value(0).startsWith(u"#!");
        if (file.isCpp() && file.lines.value(0) != QStringLiteral("// ") + spdx)
            found += complaint(file, 1, QStringLiteral("the first line must be \"// %1\"").arg(spdx));
        if (script && file.lines.value(1) != QStringLiteral("# ") + spdx)
            found += complaint(file, 2, QStringLiteral("the line after #! must be \"# %1\"").arg(spdx));
        if (file.isHeader() && file.lines.value(1) != u"#pragma once")
            found += complaint(file, 2, QStringLiteral("the second line of a header must be #pragma once"));
    }
    return found;
}

QStringList sizeBreaches(const SourceTree& tree) {
    QStringList found;
    for (const SourceFile& file : tree) {
        const bool counts = file.isCpp() || file.path.endsWith(u".sql") || file.name() == u"CMakeLists.txt";
        if (counts && file.lines.size() > mostLinesOfAFile)
            found += complaint(file, static_cast<int>(file.lines.size()),
                               QStringLiteral("more than %1 lines: split it").arg(mostLinesOfAFile));
    }
    return found;
}

QStringList wordBreaches(const SourceTree& tree) {
    QStringList found;
    for (const SourceFile& file : tree) {
        for (const WordRule& rule : wordRules()) {
            if (!rule.where.match(file.path).hasMatch() || rule.except.match(file.path).hasMatch())
                continue;
            eachLine(file, [&](int number, const QString& line) {
                if (rule.word.match(line).hasMatch())
                    found += complaint(file, number, rule.instead);
            });
        }
    }
    return found;
}

QStringList unlistedSources(const SourceTree& tree) {
    std::map<QString, QString> lists; // folder -> text of its CMakeLists.txt
    for (const SourceFile& file : tree) {
        if (file.name() == u"CMakeLists.txt")
            lists[file.folder()] = file.lines.join(u'\n');
    }
    QStringList found;
    for (const SourceFile& file : tree) {
        if (!file.path.endsWith(u".cpp"))
            continue;
        bool listed = false;
        // A folder without a CMakeLists.txt of its own is listed by one above it.
        for (QString folder = file.folder(); !folder.isEmpty() && !listed;
             folder = folder.section(u'/', 0, -2)) {
            const auto list = lists.find(folder);
            listed = list != lists.end() && list->second.contains(file.path.mid(folder.size() + 1));
        }
        if (!listed)
            found += complaint(file, 1, QStringLiteral("no CMakeLists.txt of its folder or above lists it"));
    }
    return found;
}

QStringList whitespaceBreaches(const SourceTree& tree) {
    QStringList found;
    for (const SourceFile& file : tree) {
        if (!file.isCpp())
            continue;
        if (!file.lines.last().isEmpty())
            found +=
                complaint(file, static_cast<int>(file.lines.size()), QStringLiteral("no newline at the end"));
        eachLine(file, [&](int number, const QString& line) {
            if (line.contains(u'\t') || line.endsWith(u' ') || line.endsWith(u'\r'))
                found += complaint(file, number, QStringLiteral("tab, trailing space or carriage return"));
        });
    }
    return found;
}

} // namespace countersign::architecture
