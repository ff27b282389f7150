// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layer_rules.h"

#include <QRegularExpression>

namespace countersign::architecture {

namespace {

/// A room, and the folders it may include from besides itself. The first room that fits a path counts, so the
/// narrower ones come first.
struct Room {
    QString folder;
    QStringList mayInclude;
};

const std::vector<Room>& rooms() {
    static const std::vector<Room> all = [] {
        const auto f = [](const char* text) { return QString::fromLatin1(text); };
        const QString domain = f("models/domain/");
        return std::vector<Room>{
            {domain, {}},
            {f("models/postgres/"), {domain, f("models/trust/")}}, // the doctor checks the trail's chain
            {f("models/http/"), {domain}},
            {f("models/metrics/"), {domain, f("models/http/")}},
            {f("models/rpc/"), {domain, f("models/http/")}},
            {f("models/trust/"), {domain}},
            {f("models/tables/"), {domain}},
            {f("models/feeds/"),
             {domain, f("models/postgres/"), f("models/metrics/"), f("models/rpc/"), f("models/trust/")}},
            {f("models/"), {}},
            {f("views/"), {domain, f("models/tables/"), f("models/feeds/")}},
            {f("app/countersign/"), {f("app/demo/"), f("views/"), f("models/")}},
            {f("app/countersignctl/"), {f("app/demo/"), f("models/")}},
            {f("app/demo/"), {f("models/")}},
            {f("app/demo_backend/"), {f("app/demo/"), f("models/")}},
            {f("app/"), {f("models/"), f("views/")}},
            {f("tests/"), {f("tests/"), f("app/"), f("models/"), f("views/")}},
        };
    }();
    return all;
}

const Room* roomOf(const QString& path) {
    for (const Room& room : rooms()) {
        if (path.startsWith(room.folder))
            return &room;
    }
    return nullptr;
}

bool mayInclude(const Room& room, const QString& target) {
    if (target.startsWith(room.folder))
        return true;
    for (const QString& folder : room.mayInclude) {
        if (target.startsWith(folder))
            return true;
    }
    return false;
}

/// Headers that only some folders may include.
struct LibraryRule {
    QRegularExpression header;
    QRegularExpression where; ///< paths it is allowed in
    QString why;
};

const std::vector<LibraryRule>& libraryRules() {
    static const std::vector<LibraryRule> all = [] {
        const auto rule = [](const char* header, const char* where, const char* why) {
            return LibraryRule{QRegularExpression(QString::fromLatin1(header)),
                               QRegularExpression(QString::fromLatin1(where)), QString::fromLatin1(why)};
        };
        return std::vector<LibraryRule>{
            rule("^pqxx/", "^(models/postgres|tests/bench)/", "only models/postgres sees libpqxx"),
            rule("^libpq-fe", "^(models/postgres|app/demo|app/demo_backend|tests)/",
                 "only models/postgres and the demo see libpq"),
            rule("^openssl/", "^models/trust/", "only models/trust sees OpenSSL"),
            rule("^qt6keychain/", "^models/feeds/", "only models/feeds/secret_store sees QtKeychain"),
            rule("^(QtGui|QtWidgets|QtCharts|QtSvg)/", "^(views|app/countersign|tests)/",
                 "models know nothing of windows"),
            rule("^(QApplication|Q[A-Za-z]*Widget|QPainter|QColor|QFont|QPixmap|QIcon|QPalette)$",
                 "^(views|app/countersign|tests)/", "models know nothing of windows"),
            rule("^(QNetwork|QTcp|QUdp|QSsl|QLocalSocket|QProcess|QSql)", "^(models|app|tests)/",
                 "views do no input or output: ask a feed"),
            rule("^(QFile|QSaveFile|QTemporary|QDir|QSettings|fstream)$|^QtSql/|^QtNetwork/",
                 "^(models|app|tests)/", "views do no input or output: ask a feed"),
        };
    }();
    return all;
}

} // namespace

QStringList roomBreaches(const SourceTree& tree) {
    QStringList found;
    for (const SourceFile& file : tree) {
        const Room* room = file.isCpp() ? roomOf(file.path) : nullptr;
        if (!room)
            continue;
        for (const Include& include : includesOf(file)) {
            if (!include.ours || include.target.endsWith(u".moc"))
                continue;
            if (!roomOf(include.target))
                found += complaint(file, include.line,
                                   QStringLiteral("\"%1\" is not a path from the root").arg(include.target));
            else if (!mayInclude(*room, include.target))
                found += complaint(file, include.line,
                                   QStringLiteral("%1 may not include %2").arg(room->folder, include.target));
        }
    }
    return found;
}

QStringList libraryBreaches(const SourceTree& tree) {
    QStringList found;
    for (const SourceFile& file : tree) {
        if (!file.isCpp())
            continue;
        for (const Include& include : includesOf(file)) {
            for (const LibraryRule& rule : libraryRules()) {
                if (rule.header.match(include.target).hasMatch() && !rule.where.match(file.path).hasMatch())
                    found += complaint(file, include.line,
                                       QStringLiteral("<%1>: %2").arg(include.target, rule.why));
            }
        }
    }
    return found;
}

QStringList kindNameBreaches(const SourceTree& tree) {
    static const QRegularExpression ours(QStringLiteral("^(models|views|app)/"));
    static const QRegularExpression demo(QStringLiteral("^app/demo"));
    static const QRegularExpression kind(QStringLiteral("(?<![a-z])(sge|polybet|cellframe)(?![a-z])"),
                                         QRegularExpression::CaseInsensitiveOption);
    QStringList found;
    for (const SourceFile& file : tree) {
        if (!file.isCpp() || !ours.match(file.path).hasMatch() || demo.match(file.path).hasMatch())
            continue;
        eachLine(file, [&](int number, const QString& line) {
            const auto match = kind.match(line);
            if (match.hasMatch())
                found +=
                    complaint(file, number,
                              QStringLiteral("names the backend \"%1\": a kind is data in resources/systems")
                                  .arg(match.captured(1)));
        });
    }
    return found;
}

} // namespace countersign::architecture
