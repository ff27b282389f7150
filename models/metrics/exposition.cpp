// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/exposition.h"

#include "models/metrics/exposition_lexer.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

namespace countersign {
namespace {

constexpr std::array<std::pair<const char*, MetricType>, 9> typeNames{{
    {"untyped", MetricType::Untyped},
    {"unknown", MetricType::Untyped},
    {"counter", MetricType::Counter},
    {"gauge", MetricType::Gauge},
    {"histogram", MetricType::Histogram},
    {"summary", MetricType::Summary},
    {"gaugehistogram", MetricType::GaugeHistogram},
    {"info", MetricType::Info},
    {"stateset", MetricType::StateSet},
}};

/// The endings a family's samples may have beside its own name.
std::span<const char* const> suffixesOf(MetricType type) {
    static constexpr std::array histogram{"_bucket", "_sum", "_count", "_created"};
    static constexpr std::array summary{"_sum", "_count", "_created"};
    static constexpr std::array gaugeHistogram{"_bucket", "_gsum", "_gcount"};
    static constexpr std::array counter{"_total", "_created"};
    static constexpr std::array info{"_info"};
    switch (type) {
    case MetricType::Histogram:
        return histogram;
    case MetricType::Summary:
        return summary;
    case MetricType::GaugeHistogram:
        return gaugeHistogram;
    case MetricType::Counter:
        return counter;
    case MetricType::Info:
        return info;
    case MetricType::Untyped:
    case MetricType::Gauge:
    case MetricType::StateSet:
        break;
    }
    return {};
}

bool belongsTo(const MetricFamily& family, QByteArrayView sample) {
    if (sample == family.name)
        return true;
    if (!sample.startsWith(family.name))
        return false;
    const QByteArrayView suffix = sample.sliced(family.name.size());
    for (const char* allowed : suffixesOf(family.type)) {
        if (suffix == QByteArrayView(allowed))
            return true;
    }
    return false;
}

/// OpenMetrics ends with this line, and writes its timestamps in seconds.
bool isOpenMetrics(QByteArrayView text) {
    return text.trimmed().endsWith("# EOF");
}

} // namespace

class ExpositionParser {
  public:
    ExpositionParser(const QByteArray& text, QString where)
        : where_(std::move(where))
        , openMetrics_(isOpenMetrics(text)) {
        page_.text_ = text;
    }

    Result<Exposition> run();

  private:
    void readLine(QByteArrayView line);
    void readComment(LineCursor cursor);
    void readType(MetricFamily& family, QByteArrayView word);
    void readSample(QByteArrayView line);
    bool readLabels(LineCursor& cursor, MetricSample& sample);
    bool readLabel(LineCursor& cursor);
    bool readNumbers(LineCursor& cursor, MetricSample& sample);
    QByteArrayView keepUnescaped(QByteArrayView raw, bool hasEscapes);
    std::size_t familyNamed(QByteArrayView name);
    std::size_t familyOfSample(QByteArrayView name);
    bool fail(FailureKind kind, const QString& what);
    bool malformed(const char* what) { return fail(FailureKind::Malformed, QString::fromLatin1(what)); }

    Exposition page_;
    QString where_;
    bool openMetrics_;
    qsizetype lineNumber_ = 0;
    std::size_t lastFamily_ = 0;
    QHash<QByteArrayView, std::size_t> byName_;
    std::optional<Failure> failure_;
};

Result<Exposition> ExpositionParser::run() {
    QByteArrayView rest = page_.text_;
    while (!rest.isEmpty() && !failure_) {
        const qsizetype end = rest.indexOf('\n');
        QByteArrayView line = end < 0 ? rest : rest.first(end);
        rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
        ++lineNumber_;
        if (line.size() > maxExpositionLineBytes)
            fail(FailureKind::TooLarge,
                 QStringLiteral("the line is longer than %1 KiB").arg(maxExpositionLineBytes / 1024));
        else
            readLine(line.endsWith('\r') ? line.chopped(1) : line);
    }
    if (failure_)
        return *failure_;
    return std::move(page_);
}

void ExpositionParser::readLine(QByteArrayView line) {
    LineCursor cursor(line);
    cursor.skipBlanks();
    if (cursor.atEnd())
        return;
    if (cursor.take('#'))
        readComment(cursor);
    else
        readSample(cursor.rest());
}

void ExpositionParser::readComment(LineCursor cursor) {
    cursor.skipBlanks();
    const QByteArrayView keyword = cursor.takeWord();
    const bool isHelp = keyword == "HELP";
    if (!isHelp && keyword != "TYPE" && keyword != "UNIT")
        return;
    cursor.skipBlanks();
    const QByteArrayView name = cursor.takeMetricName();
    if (name.isEmpty() || name.size() > maxMetricNameBytes) {
        malformed("no metric name follows the keyword");
        return;
    }
    const std::size_t index = familyNamed(name);
    if (failure_)
        return;
    MetricFamily& family = page_.families_[index];
    cursor.skipBlanks();
    if (isHelp)
        family.help = keepUnescaped(cursor.rest(), cursor.rest().contains('\\'));
    else if (keyword == "UNIT")
        family.unit = cursor.takeWord();
    else
        readType(family, cursor.takeWord());
}

void ExpositionParser::readType(MetricFamily& family, QByteArrayView word) {
    for (const auto& [name, type] : typeNames) {
        if (word != QByteArrayView(name))
            continue;
        if (family.typed && family.type != type)
            malformed("this metric was given another type before");
        family.type = type;
        family.typed = true;
        return;
    }
    malformed("this is not a type of metric");
}

void ExpositionParser::readSample(QByteArrayView line) {
    if (page_.samples_.size() >= maxSamples) {
        fail(FailureKind::TooLarge, QStringLiteral("there are more than %1 samples").arg(maxSamples));
        return;
    }
    LineCursor cursor(line);
    MetricSample sample;
    sample.name = cursor.takeMetricName();
    sample.firstLabel = page_.labels_.size();
    if (sample.name.isEmpty()) {
        malformed("no metric name stands at the start of the line");
        return;
    }
    if (sample.name.size() > maxMetricNameBytes) {
        fail(FailureKind::TooLarge,
             QStringLiteral("the name is longer than %1 bytes").arg(maxMetricNameBytes));
        return;
    }
    cursor.skipBlanks();
    if (cursor.take('{') && !readLabels(cursor, sample))
        return;
    if (!readNumbers(cursor, sample))
        return;
    sample.family = familyOfSample(sample.name);
    if (!failure_)
        page_.samples_.push_back(sample);
}

bool ExpositionParser::readLabels(LineCursor& cursor, MetricSample& sample) {
    cursor.skipBlanks();
    while (!cursor.take('}')) {
        if (!readLabel(cursor))
            return false;
        if (++sample.labelCount > maxLabelsPerSample)
            return fail(FailureKind::TooLarge,
                        QStringLiteral("there are more than %1 labels").arg(maxLabelsPerSample));
        cursor.skipBlanks();
        if (cursor.take(',')) {
            cursor.skipBlanks(); // a comma before the closing brace is allowed
            continue;
        }
        if (!cursor.rest().startsWith('}'))
            return malformed("a comma or } is missing after the label");
    }
    return true;
}

bool ExpositionParser::readLabel(LineCursor& cursor) {
    MetricLabel label;
    label.name = cursor.takeLabelName();
    if (label.name.isEmpty())
        return malformed("a label's name is missing or holds a forbidden character");
    cursor.skipBlanks();
    if (!cursor.take('='))
        return malformed("= is missing after the label's name");
    cursor.skipBlanks();
    if (!cursor.take('"'))
        return malformed("the label's value does not start with a quote");
    bool hasEscapes = false;
    const auto raw = cursor.takeQuoted(&hasEscapes);
    if (!raw)
        return malformed("the label's closing quote is missing");
    label.value = keepUnescaped(*raw, hasEscapes);
    page_.labels_.push_back(label);
    return true;
}

bool ExpositionParser::readNumbers(LineCursor& cursor, MetricSample& sample) {
    cursor.skipBlanks();
    sample.valueText = cursor.takeWord();
    const auto value = parseMetricNumber(sample.valueText);
    if (!value)
        return malformed(sample.valueText.isEmpty() ? "the value is missing" : "the value is not a number");
    sample.value = *value;
    cursor.skipBlanks();
    if (cursor.atEnd() || cursor.rest().startsWith('#')) // what follows # is an exemplar
        return true;
    const auto timestamp = parseMetricNumber(cursor.takeWord());
    if (!timestamp)
        return malformed("the timestamp is not a number");
    sample.timestampMs = openMetrics_ ? *timestamp * 1000 : *timestamp;
    cursor.skipBlanks();
    if (!cursor.atEnd() && !cursor.rest().startsWith('#'))
        return malformed("something follows the timestamp");
    return true;
}

QByteArrayView ExpositionParser::keepUnescaped(QByteArrayView raw, bool hasEscapes) {
    if (!hasEscapes)
        return raw;
    page_.unescaped_.push_back(unescapeMetricText(raw));
    return page_.unescaped_.back();
}

std::size_t ExpositionParser::familyNamed(QByteArrayView name) {
    const auto known = byName_.constFind(name);
    if (known != byName_.cend())
        return lastFamily_ = *known;
    if (page_.families_.size() >= maxFamilies) {
        fail(FailureKind::TooLarge, QStringLiteral("there are more than %1 metrics").arg(maxFamilies));
        return 0;
    }
    MetricFamily family;
    family.name = name;
    page_.families_.push_back(family);
    lastFamily_ = page_.families_.size() - 1;
    byName_.insert(name, lastFamily_);
    return lastFamily_;
}

std::size_t ExpositionParser::familyOfSample(QByteArrayView name) {
    if (!page_.families_.empty() && belongsTo(page_.families_[lastFamily_], name))
        return lastFamily_;
    const qsizetype underscore = name.lastIndexOf('_');
    if (!byName_.contains(name) && underscore > 0) {
        const auto stem = byName_.constFind(name.first(underscore));
        if (stem != byName_.cend() && belongsTo(page_.families_[*stem], name))
            return lastFamily_ = *stem;
    }
    return familyNamed(name);
}

bool ExpositionParser::fail(FailureKind kind, const QString& what) {
    failure_ = Failure{kind,
                       what,
                       QStringLiteral("%1, line %2").arg(where_).arg(lineNumber_),
                       QStringLiteral("Check that this URL answers with metrics in Prometheus' text format"),
                       {}};
    return false;
}

QByteArrayView Exposition::label(const MetricSample& sample, QByteArrayView name) const {
    for (const MetricLabel& label : labels(sample)) {
        if (label.name == name)
            return label.value.isNull() ? QByteArrayView("") : label.value;
    }
    return {};
}

const MetricFamily* Exposition::familyOf(QByteArrayView sampleName) const {
    const auto found = std::find_if(families_.begin(), families_.end(), [&](const MetricFamily& family) {
        return belongsTo(family, sampleName);
    });
    return found == families_.end() ? nullptr : &*found;
}

Result<Exposition> parseExposition(const QByteArray& text, const QString& where) {
    return ExpositionParser(text, where).run();
}

} // namespace countersign
