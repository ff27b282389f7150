// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/index_statement.h"
#include "models/domain/json_reader.h"
#include "models/domain/kind_fields.h"
#include "models/domain/kind_pack.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace countersign {
namespace {

using kindfields::decimal;
using kindfields::name;
using kindfields::plainName;
using kindfields::windowBoards;
using kindfields::words;

constexpr int kindFormat = 1;

/// Reads one kind: its JSON and the SQL files the JSON names.
class KindParser {
  public:
    KindParser(const QString& name, const KindReader& read)
        : name_(name)
        , read_(read) {}

    Result<KindPack> parse();

  private:
    QString sqlFile(JsonReader& from, const QString& key, bool required = true);
    QString withIncludes(const QString& sql, const QString& file, int* left);
    QByteArray fileBytes(const QString& file);
    void wrongFile(const QString& file, const QString& what);

    std::vector<LocalText> listOfWords(JsonReader& from, const QString& key);
    std::vector<KindNeed> needs(JsonReader& from, const QString& key);
    std::vector<KindTable> tables(JsonReader& from);

    KindItem item(JsonReader from);
    void itemSql(JsonReader& from, KindItem& item);
    KindLook look(JsonReader from);
    KindDetector detector(JsonReader from);
    KindThreshold threshold(JsonReader from);
    KindIndex index(JsonReader from);
    KindPayouts payouts(JsonReader from);
    std::vector<KindGuard> guards(JsonReader& from);
    void boards(JsonReader& from, const KindPack& pack);
    void rest(JsonReader& from, KindPack& pack);

    QString name_;
    const KindReader& read_;
    std::optional<Failure> wrong_;
    QStringList files_;
    QCryptographicHash digest_{QCryptographicHash::Sha256};
};

const QRegularExpression& dottedName() {
    static const QRegularExpression shape(QStringLiteral("\\A[a-z][a-z0-9_]{0,30}(\\.[a-z0-9_]{1,60})?\\z"));
    return shape;
}

void KindParser::wrongFile(const QString& file, const QString& what) {
    if (!wrong_)
        wrong_ = Failure{FailureKind::BadInput, what, name_ + u'/' + file, {}, {}};
}

QByteArray KindParser::fileBytes(const QString& file) {
    // A kind is data and may come from somebody else: it reads its own folder and nothing beside it.
    static const QRegularExpression shape(QStringLiteral("\\A([a-z0-9_-]+/)?[a-z0-9_.-]+\\z"));
    if (!shape.match(file).hasMatch() || file.contains(QStringLiteral(".."))) {
        wrongFile(file.left(80), QStringLiteral("a file of a kind is named like “intent/select.sql”"));
        return {};
    }
    const Result<QByteArray> bytes = read_(file);
    if (!bytes) {
        if (!wrong_)
            wrong_ = bytes.failure();
        return {};
    }
    if (!files_.contains(file))
        files_ << file;
    digest_.addData(file.toUtf8() + '\0' + QByteArray::number(bytes->size()) + '\0' + *bytes);
    if (bytes->size() > maxKindFileBytes)
        wrongFile(file, QStringLiteral("the file is larger than 1 MiB"));
    return *bytes;
}

/// An included file is an expression: its leading comment must not swallow the rest of the line.
QString withoutLeadingComment(QString sql) {
    static const QRegularExpression comment(QStringLiteral("\\A(\\s*--[^\\n]*\\n)+"));
    return sql.remove(comment).trimmed();
}

QString KindParser::withIncludes(const QString& sql, const QString& file, int* left) {
    static const QRegularExpression pattern(QStringLiteral("\\{\\{include:([^}]*)\\}\\}"));
    QString out = sql;
    for (auto match = pattern.match(out); match.hasMatch();
         match = pattern.match(out, match.capturedStart())) {
        if (--*left < 0) {
            wrongFile(file, QStringLiteral("it includes more than %1 files").arg(maxKindIncludes));
            return {};
        }
        const QString part = withoutLeadingComment(QString::fromUtf8(fileBytes(match.captured(1))));
        out.replace(match.capturedStart(), match.capturedLength(), part);
    }
    return out;
}

QString KindParser::sqlFile(JsonReader& from, const QString& key, bool required) {
    const QString file = required ? from.text(key) : from.textOr(key, {});
    if (file.isEmpty())
        return {};
    int left = maxKindIncludes;
    const QString sql = withIncludes(QString::fromUtf8(fileBytes(file)), file, &left).trimmed();
    if (sql.isEmpty())
        wrongFile(file, QStringLiteral("the file has no SQL"));
    if (sql.endsWith(u';'))
        wrongFile(file, QStringLiteral("it must be one statement without a semicolon"));
    return sql;
}

std::vector<LocalText> KindParser::listOfWords(JsonReader& from, const QString& key) {
    std::vector<LocalText> all;
    for (JsonReader& one : from.children(key)) {
        std::map<QString, QString> byLanguage;
        for (const QString& language : one.keys())
            byLanguage[language] = one.text(language);
        all.emplace_back(std::move(byLanguage));
    }
    return all;
}

std::vector<KindNeed> KindParser::needs(JsonReader& from, const QString& key) {
    std::vector<KindNeed> all;
    for (JsonReader& one : from.children(key)) {
        all.push_back({one.text(QStringLiteral("table")), one.texts(QStringLiteral("columns"))});
        one.finish();
    }
    return all;
}

std::vector<KindTable> KindParser::tables(JsonReader& from) {
    std::vector<KindTable> all;
    for (JsonReader& one : from.children(QStringLiteral("tables"))) {
        KindTable table{one.text(QStringLiteral("table")),
                        one.texts(QStringLiteral("alsoCalled")),
                        one.texts(QStringLiteral("columns")),
                        {}};
        JsonReader optional = one.child(QStringLiteral("optional"));
        for (const QString& column : optional.keys())
            table.optional[column] = optional.text(column);
        all.push_back(std::move(table));
        one.finish();
    }
    return all;
}

void KindParser::itemSql(JsonReader& from, KindItem& item) {
    item.selectSql = sqlFile(from, QStringLiteral("select"));
    item.judgeSql = sqlFile(from, QStringLiteral("judge"));
    item.timelineSql = sqlFile(from, QStringLiteral("timeline"));
    const QStringList acting{QStringLiteral("lock"), QStringLiteral("act"), QStringLiteral("effect")};
    const auto present =
        std::count_if(acting.begin(), acting.end(), [&](const QString& key) { return from.has(key); });
    if (present == 0)
        return;
    if (present != acting.size())
        from.complain(
            QStringLiteral("act"),
            QStringLiteral("“lock”, “act” and “effect” belong together: give all three, or none where no "
                           "retry exists"));
    item.lockSql = sqlFile(from, QStringLiteral("lock"));
    item.actSql = sqlFile(from, QStringLiteral("act"));
    item.effectSql = sqlFile(from, QStringLiteral("effect"));
}

KindLook KindParser::look(JsonReader from) {
    static const QRegularExpression chain(QStringLiteral("\\A[1-9][0-9]{0,18}\\z"));
    static const QRegularExpression address(QStringLiteral("\\A0x[0-9a-fA-F]{40}\\z"));
    static const QRegularExpression signature(
        QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]{0,60}\\(address\\)\\z"));
    KindLook look;
    look.name = name(from, QStringLiteral("name"), plainName());
    look.title = words(from, QStringLiteral("title"));
    look.chain = from.text(QStringLiteral("chain"));
    if (!chain.match(look.chain).hasMatch())
        from.complain(QStringLiteral("chain"),
                      QStringLiteral("it must be a chain id in decimal digits, like “137”"));
    look.contractField = from.text(QStringLiteral("contractField"));
    look.argumentField = from.text(QStringLiteral("argumentField"));
    look.nonceField = from.textOr(QStringLiteral("nonceField"), {});
    look.call = from.text(QStringLiteral("call"));
    if (!signature.match(look.call).hasMatch())
        from.complain(QStringLiteral("call"),
                      QStringLiteral("it must be a function of one address, like “balanceOf(address)”"));
    JsonReader contracts = from.child(QStringLiteral("contracts"));
    for (const QString& value : contracts.keys()) {
        look.contracts[value] = contracts.text(value);
        if (!address.match(look.contracts[value]).hasMatch())
            contracts.complain(value, QStringLiteral("it is not an address of 0x and 40 hexadecimal digits"));
    }
    if (look.contracts.empty())
        from.complain(QStringLiteral("contracts"), QStringLiteral("it must name at least one contract"));
    look.decimals = from.number(QStringLiteral("decimals"), 0, 36);
    look.unit = from.text(QStringLiteral("unit"));
    look.zeroReason = from.text(QStringLiteral("zero"));
    look.positiveReason = from.text(QStringLiteral("positive"));
    look.atLeast = from.textOr(QStringLiteral("atLeast"), {});
    look.lessReason = look.atLeast.isEmpty() ? QString() : from.text(QStringLiteral("less"));
    from.finish();
    return look;
}

KindItem KindParser::item(JsonReader from) {
    KindItem item;
    item.kind = name(from, QStringLiteral("kind"), plainName());
    item.board = name(from, QStringLiteral("board"), plainName());
    item.title = words(from, QStringLiteral("title"));
    item.plural = words(from, QStringLiteral("plural"));
    item.shortcut = from.textOr(QStringLiteral("shortcut"), {});
    item.table = from.text(QStringLiteral("table"));
    item.rawStatusType = from.text(QStringLiteral("rawStatusType"));
    if (from.has(QStringLiteral("typeColumn")))
        item.typeColumn = name(from, QStringLiteral("typeColumn"), plainName());
    JsonReader states = from.child(QStringLiteral("rawStates"));
    for (const QString& state : states.keys()) {
        if (workStateFromName(state) == WorkState::Unknown)
            states.complain(state, QStringLiteral("no state of ours is called so"));
        item.rawStates[workStateFromName(state)] = states.texts(state);
    }
    item.searchColumns = from.texts(QStringLiteral("search"));
    for (JsonReader& sort : from.children(QStringLiteral("sorts"))) {
        item.sorts.push_back(
            {name(sort, QStringLiteral("key"), plainName()), words(sort, QStringLiteral("title")),
             name(sort, QStringLiteral("column"), plainName()), sort.text(QStringLiteral("type"))});
        sort.finish();
    }
    if (item.sorts.empty())
        from.complain(QStringLiteral("sorts"), QStringLiteral("a board needs at least one order"));
    itemSql(from, item);
    for (JsonReader& one : from.children(QStringLiteral("looks")))
        item.looks.push_back(look(std::move(one)));
    item.needsBridge = from.flagOr(QStringLiteral("needsBridge"), false);
    item.needs = needs(from, QStringLiteral("needs"));
    from.finish();
    return item;
}

KindDetector KindParser::detector(JsonReader from) {
    KindDetector detector;
    detector.id = name(from, QStringLiteral("id"), dottedName());
    const QString cls = from.text(QStringLiteral("class"));
    if (cls != QStringLiteral("live") && cls != QStringLiteral("scan"))
        from.complain(QStringLiteral("class"), QStringLiteral("it must be “live” or “scan”"));
    detector.cls = cls == QStringLiteral("scan") ? KindDetector::Class::Scan : KindDetector::Class::Live;
    const QString severity = from.text(QStringLiteral("severity"));
    detector.severity = severityFromName(severity);
    if (severityName(detector.severity) != severity)
        from.complain(QStringLiteral("severity"), QStringLiteral("it must be P0, P1, P2 or P3"));
    detector.board = name(from, QStringLiteral("board"), plainName());
    detector.subjectKind = name(from, QStringLiteral("subjectKind"), plainName());
    detector.title = words(from, QStringLiteral("title"));
    detector.why = words(from, QStringLiteral("why"));
    detector.whatToDo = words(from, QStringLiteral("whatToDo"));
    detector.cause = from.textOr(QStringLiteral("cause"), {});
    detector.causeTitle = words(from, QStringLiteral("causeTitle"), !detector.cause.isEmpty());
    detector.runbook = listOfWords(from, QStringLiteral("runbook"));
    detector.sql = sqlFile(from, QStringLiteral("sql"));
    detector.needsContract = from.flagOr(QStringLiteral("needsContract"), false);
    if (detector.cls == KindDetector::Class::Scan) {
        detector.scanTable = from.text(QStringLiteral("scanTable"));
        detector.scanKey = from.text(QStringLiteral("scanKey"));
        detector.scanKeyType = from.text(QStringLiteral("scanKeyType"));
        detector.scanRows = from.numberOr(QStringLiteral("scanRows"), 0, 0, 1'000'000);
    }
    detector.needs = needs(from, QStringLiteral("needs"));
    from.finish();
    return detector;
}

KindThreshold KindParser::threshold(JsonReader from) {
    KindThreshold threshold{name(from, QStringLiteral("name"), plainName()),
                            decimal(from, QStringLiteral("value"), true), from.text(QStringLiteral("unit")),
                            words(from, QStringLiteral("title"))};
    from.finish();
    return threshold;
}

KindIndex KindParser::index(JsonReader from) {
    KindIndex index{from.text(QStringLiteral("name")), from.text(QStringLiteral("table")),
                    from.texts(QStringLiteral("columns")), from.text(QStringLiteral("statement")),
                    words(from, QStringLiteral("why"))};
    if (const auto statement = parseIndexStatement(index); !statement)
        from.complain(QStringLiteral("statement"), statement.failure().what);
    from.finish();
    return index;
}

std::vector<KindGuard> KindParser::guards(JsonReader& from) {
    std::vector<KindGuard> all;
    for (JsonReader& one : from.children(QStringLiteral("guard"))) {
        all.push_back({one.text(QStringLiteral("table")), one.text(QStringLiteral("payout")),
                       one.texts(QStringLiteral("columns")), one.textOr(QStringLiteral("status"), {}),
                       one.texts(QStringLiteral("released")), one.texts(QStringLiteral("executing")),
                       one.texts(QStringLiteral("paid"))});
        // The trigger gets them as words between blanks.
        for (const QString& word : all.back().released + all.back().executing + all.back().paid) {
            if (word.contains(u' '))
                one.complain(QStringLiteral("released"), QStringLiteral("“%1” has a blank").arg(word));
        }
        one.finish();
    }
    return all;
}

KindPayouts KindParser::payouts(JsonReader from) {
    KindPayouts payouts;
    payouts.board = name(from, QStringLiteral("board"), plainName());
    payouts.title = words(from, QStringLiteral("title"));
    payouts.plural = words(from, QStringLiteral("plural"));
    payouts.shortcut = from.textOr(QStringLiteral("shortcut"), {});
    payouts.table = from.text(QStringLiteral("table"));
    payouts.rawStatusType = from.text(QStringLiteral("rawStatusType"));
    JsonReader states = from.child(QStringLiteral("rawStates"));
    for (const QString& state : states.keys())
        payouts.rawStates[state] = states.texts(state);
    payouts.selectSql = sqlFile(from, QStringLiteral("select"));
    payouts.linesSql = sqlFile(from, QStringLiteral("lines"));
    payouts.paidSql = sqlFile(from, QStringLiteral("paid"));
    payouts.lockSql = sqlFile(from, QStringLiteral("lock"));
    payouts.releaseSql = sqlFile(from, QStringLiteral("release"));
    payouts.withdrawSql = sqlFile(from, QStringLiteral("withdraw"));
    payouts.checksSql = sqlFile(from, QStringLiteral("checks"), false);
    JsonReader checks = from.child(QStringLiteral("checkWords"));
    for (const QString& check : checks.keys())
        payouts.checkWords[check] = words(checks, check);
    payouts.capItem = decimal(from, QStringLiteral("capItem"), false);
    payouts.capDay = decimal(from, QStringLiteral("capDay"), false);
    payouts.guards = guards(from);
    payouts.needs = needs(from, QStringLiteral("needs"));
    from.finish();
    return payouts;
}

void KindParser::rest(JsonReader& from, KindPack& pack) {
    if (from.has(QStringLiteral("payouts")))
        pack.payouts = payouts(from.child(QStringLiteral("payouts")));
    JsonReader ledger = from.child(QStringLiteral("ledger"));
    pack.ledgerSql = sqlFile(ledger, QStringLiteral("sql"), false);
    pack.ledgerTolerance = ledger.textOr(QStringLiteral("tolerance"), {});
    pack.ledgerNeeds = needs(ledger, QStringLiteral("needs"));
    ledger.finish();
    JsonReader worker = from.child(QStringLiteral("worker"));
    pack.workerSql = sqlFile(worker, QStringLiteral("sql"), false);
    pack.workerNeeds = needs(worker, QStringLiteral("needs"));
    worker.finish();
    JsonReader without = from.child(QStringLiteral("without"));
    for (const QString& board : without.keys()) {
        if (board != QStringLiteral("ledger") && board != QStringLiteral("payouts"))
            without.complain(board, QStringLiteral("only “ledger” and “payouts” can be missing"));
        pack.without[board] = words(without, board);
    }
    JsonReader reasons = from.child(QStringLiteral("reasons"));
    for (const QString& code : reasons.keys())
        pack.reasons[code] = words(reasons, code);
    JsonReader owner = from.child(QStringLiteral("ownerColumns"));
    for (const QString& table : owner.keys())
        pack.ownerColumns[table] = owner.texts(table);
}

/// A board of items may not take the place of one the window has itself; a finding must lead to one there is.
void KindParser::boards(JsonReader& from, const KindPack& pack) {
    QStringList known{QStringLiteral("ledger"), QStringLiteral("health"), QStringLiteral("wallets"),
                      pack.payouts.board};
    for (const KindItem& item : pack.items) {
        if (windowBoards().contains(item.board))
            from.complain(QStringLiteral("items.") + item.kind + QStringLiteral(".board"),
                          QStringLiteral("“%1” is a board of the window itself: choose another name")
                              .arg(item.board));
        known << item.board;
    }
    for (const KindDetector& detector : pack.detectors) {
        if (!known.contains(detector.board))
            from.complain(QStringLiteral("detectors.") + detector.id + QStringLiteral(".board"),
                          QStringLiteral("there is no board “%1” to lead to: %2")
                              .arg(detector.board, known.join(QStringLiteral(", "))));
    }
}

Result<KindPack> KindParser::parse() {
    const QString file = QStringLiteral("kind.json");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(fileBytes(file), &error);
    if (!wrong_ && !document.isObject())
        wrongFile(file, QStringLiteral("it is not a JSON object (%1 at byte %2)")
                            .arg(error.errorString())
                            .arg(error.offset));
    if (wrong_)
        return *wrong_;

    JsonReader from(document.object(), name_ + QStringLiteral("/kind.json "), &wrong_);
    KindPack pack;
    (void)from.number(QStringLiteral("format"), kindFormat, kindFormat);
    pack.name = name(from, QStringLiteral("name"), plainName());
    if (pack.name != name_)
        from.complain(QStringLiteral("name"), QStringLiteral("it must be the name of its folder"));
    pack.version = from.number(QStringLiteral("version"), 1, 1'000'000);
    pack.title = words(from, QStringLiteral("title"));
    if (from.has(QStringLiteral("defaultSchema")))
        from.complain(
            QStringLiteral("defaultSchema"),
            QStringLiteral("nothing reads it: the schema is what ?schema= of the database URL says"));
    pack.tables = tables(from);
    for (JsonReader& one : from.children(QStringLiteral("items")))
        pack.items.push_back(item(std::move(one)));
    for (JsonReader& one : from.children(QStringLiteral("detectors")))
        pack.detectors.push_back(detector(std::move(one)));
    for (JsonReader& one : from.children(QStringLiteral("thresholds")))
        pack.thresholds.push_back(threshold(std::move(one)));
    pack.endpoints = readKindEndpoints(from);
    for (JsonReader& one : from.children(QStringLiteral("indexes")))
        pack.indexes.push_back(index(std::move(one)));
    rest(from, pack);
    const QString& tolerance = pack.ledgerTolerance;
    if (!tolerance.isEmpty() && std::none_of(pack.thresholds.begin(), pack.thresholds.end(),
                                             [&](const KindThreshold& one) { return one.name == tolerance; }))
        from.complain(QStringLiteral("ledger.tolerance"),
                      QStringLiteral("it must be the name of a threshold"));
    boards(from, pack);
    from.finish();
    if (wrong_)
        return *wrong_;
    pack.files = files_;
    pack.digest = QString::fromLatin1(digest_.result().toHex());
    return pack;
}

} // namespace

Result<KindPack> parseKindPack(const QString& name, const KindReader& read) {
    return KindParser(name, read).parse();
}

} // namespace countersign
