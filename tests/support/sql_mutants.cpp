// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sql_mutants.h"

#include <QRegularExpression>

namespace countersign {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The text with comments and quoted words blanked out: what is left is code, at the same places.
QString masked(const QString& text) {
    static const QRegularExpression quiet(u"'(?:[^']|'')*'|--[^\n]*"_s);
    QString code = text;
    auto found = quiet.globalMatch(text);
    while (found.hasNext()) {
        const auto one = found.next();
        for (qsizetype at = one.capturedStart(); at < one.capturedEnd(); ++at)
            code[at] = code[at] == u'\n' ? u'\n' : u'_';
    }
    return code;
}

class Mutator {
  public:
    explicit Mutator(const QString& definition)
        : text_(definition)
        , code_(masked(definition))
        , begin_(definition.indexOf(u"AS $function$"_s))
        , end_(definition.lastIndexOf(u"$function$"_s)) {}

    std::vector<SqlMutant> all() {
        comparisons();
        guards();
        terms();
        statements();
        return std::move(made_);
    }

  private:
    void add(const QString& kind, qsizetype from, qsizetype to, const QString& by) {
        if (from < begin_ || to > end_)
            return;
        const auto line = text_.left(from).count(u'\n');
        made_.push_back({u"line %1, %2: %3, in: %4"_s.arg(line + 1).arg(
                             kind, text_.mid(from, to - from).simplified().left(90),
                             text_.section(u'\n', line, line).simplified()),
                         text_.left(from) + by + text_.mid(to)});
    }

    template<typename Each>
    void each(const QString& pattern, Each take) {
        const QRegularExpression re(pattern, QRegularExpression::DotMatchesEverythingOption);
        auto found = re.globalMatch(code_, qMax<qsizetype>(begin_, 0));
        while (found.hasNext())
            take(found.next());
    }

    void comparisons() {
        static const std::vector<std::pair<QString, QString>> turned{
            {u"IS NOT DISTINCT FROM"_s, u"IS DISTINCT FROM"_s},
            {u"IS DISTINCT FROM"_s, u"IS NOT DISTINCT FROM"_s},
            {u"IS NOT NULL"_s, u"IS NULL"_s},
            {u"IS NULL"_s, u"IS NOT NULL"_s},
            {u"NOT EXISTS"_s, u"EXISTS"_s},
            {u"EXISTS"_s, u"NOT EXISTS"_s},
            {u"IF NOT FOUND"_s, u"IF FOUND"_s},
            {u"IF FOUND"_s, u"IF NOT FOUND"_s},
            {u"NOT IN ("_s, u"IN ("_s},
            {u" IN ("_s, u" NOT IN ("_s},
            {u"NOT BETWEEN"_s, u"BETWEEN"_s},
            {u"BETWEEN"_s, u"NOT BETWEEN"_s},
            {u"<> ALL"_s, u"= ANY"_s},
            {u"= ANY"_s, u"<> ALL"_s},
            {u"<>"_s, u"="_s},
            {u"<="_s, u">"_s},
            {u">="_s, u"<"_s},
            {u"<"_s, u">="_s},
            {u">"_s, u"<="_s},
            {u"!~"_s, u"~"_s},
            {u"~"_s, u"!~"_s},
            {u"="_s, u"<>"_s},
        };
        each(
            u"IS NOT DISTINCT FROM|IS DISTINCT FROM|IS NOT NULL|IS NULL|NOT EXISTS|\\bEXISTS|IF NOT FOUND|IF "
            u"FOUND|NOT IN \\(|"
            " IN \\(|NOT BETWEEN|BETWEEN|<> ALL|= ANY|<>|<=|(?<![-=])>=|<(?!<)|(?<![-=>])>(?!>)|!~|~|(?<![:<>])=(?!>)"_s,
            [&](const QRegularExpressionMatch& one) {
                for (const auto& [was, now] : turned) {
                    if (one.captured() == was)
                        add(u"negate"_s, one.capturedStart(), one.capturedEnd(), now);
                }
            });
    }

    void guards() {
        each(u"\\b(IF|ELSIF|WHEN)\\s((?:(?!\\bTHEN\\b|;).)*?)\\sTHEN\\b"_s,
             [&](const QRegularExpressionMatch& one) {
                 add(u"never"_s, one.capturedStart(2), one.capturedEnd(2), u"false"_s);
             });
    }

    /// Where a term that begins or ends at \a at ends on the other side, outside of its own brackets.
    qsizetype edge(qsizetype at, bool forwards, bool throughAnd) const {
        static const QRegularExpression words(
            u"\\G(THEN|ELSE|END|ORDER|LIMIT|RETURNING|LOOP|GROUP|FOR|UNION|AS|WHEN|WHERE|ON|JOIN|LEFT|CROSS|IF|ELSIF|RETURN|SELECT|OR|AND)\\b"_s);
        int depth = 0;
        for (qsizetype i = at; i > begin_ && i < end_; i += forwards ? 1 : -1) {
            const QChar c = code_[i];
            if (c == (forwards ? u'(' : u')'))
                ++depth;
            else if (c == (forwards ? u')' : u'(') && --depth < 0)
                return forwards ? i : i + 1;
            if (depth > 0)
                continue;
            if (c == u';' || c == u',' || (c == u'=' && code_[i - 1] == u':'))
                return forwards ? i : i + 1;
            if (!c.isUpper() || code_[i - 1].isLetterOrNumber() || code_[i - 1] == u'_')
                continue;
            const auto word = words.match(code_, i);
            if (!word.hasMatch() || (throughAnd && word.captured() == u"AND"_s))
                continue;
            return forwards ? i : word.capturedEnd();
        }
        return at;
    }

    void terms() {
        each(u"\\b(AND|OR)\\b"_s, [&](const QRegularExpressionMatch& one) {
            const bool isOr = one.captured() == u"OR"_s;
            add(u"drop"_s, one.capturedStart(), edge(one.capturedEnd(), true, isOr), u" "_s);
            add(u"drop"_s, edge(one.capturedStart() - 1, false, isOr), one.capturedEnd(), u" "_s);
        });
    }

    void statements() {
        each(u"\\bPERFORM\\s[^;]*;"_s, [&](const QRegularExpressionMatch& one) {
            add(u"omit"_s, one.capturedStart(), one.capturedEnd(), u"NULL;"_s);
        });
        each(u"\\bEXECUTE\\s_[^;]*;"_s, [&](const QRegularExpressionMatch& one) {
            add(u"omit"_s, one.capturedStart(), one.capturedEnd(), u"NULL;"_s);
        });
    }

    QString text_, code_;
    qsizetype begin_, end_;
    std::vector<SqlMutant> made_;
};

} // namespace

std::vector<SqlMutant> mutantsOf(const QString& definition) {
    return Mutator(definition).all();
}

} // namespace countersign
