// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/metrics/exposition.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

using namespace countersign;

namespace {

Result<Exposition> parse(const QByteArray& text) {
    return parseExposition(text, QStringLiteral("page"));
}

QString text(QByteArrayView bytes) {
    return QString::fromUtf8(bytes);
}

/// The serializer writes 16 digits: the last one may be lost.
bool same(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || a == b || std::abs(a - b) <= 2e-15 * std::abs(a);
}

/// Label values with everything that needs escaping.
std::string randomText(QRandomGenerator& random) {
    static const std::vector<std::string> pieces{"a", "Z", "0", " ", "\\", "\"", "\n", "{",
                                                 "}", ",", "=", "#", "ü",  "\t", "\\n"};
    std::string value;
    for (int i = random.bounded(12); i > 0; --i)
        value += pieces[static_cast<std::size_t>(random.bounded(static_cast<int>(pieces.size())))];
    return value;
}

double randomNumber(QRandomGenerator& random) {
    switch (random.bounded(8)) {
    case 0:
        return 0;
    case 1:
        return std::numeric_limits<double>::quiet_NaN();
    case 2:
        return std::numeric_limits<double>::infinity();
    case 3:
        return -std::numeric_limits<double>::infinity();
    case 4:
        return random.bounded(1'000'000);
    case 5:
        return -1e-300 * random.generateDouble();
    case 6:
        return 1.7e308 * random.generateDouble();
    default:
        return random.generateDouble();
    }
}

prometheus::MetricFamily randomFamily(QRandomGenerator& random, int number) {
    using prometheus::MetricType;
    static const std::array types{MetricType::Counter, MetricType::Gauge, MetricType::Summary,
                                  MetricType::Untyped, MetricType::Histogram};
    prometheus::MetricFamily family;
    family.name = "metric_" + std::to_string(number);
    family.help = "what it \\ says";
    family.type = types[static_cast<std::size_t>(random.bounded(5))];
    for (int i = random.bounded(1, 6); i > 0; --i) {
        prometheus::ClientMetric metric;
        metric.label.push_back({"n", std::to_string(family.metric.size())});
        for (int l = random.bounded(5); l > 0; --l)
            metric.label.push_back({"label_" + std::to_string(l), randomText(random)});
        metric.counter.value = metric.gauge.value = metric.untyped.value = randomNumber(random);
        metric.summary.sample_count = random.generate();
        metric.summary.sample_sum = randomNumber(random);
        metric.summary.quantile = {{0.5, randomNumber(random)}, {0.99, randomNumber(random)}};
        metric.histogram.sample_count = random.generate();
        metric.histogram.sample_sum = randomNumber(random);
        metric.histogram.bucket = {{1, 0.5}, {2, std::numeric_limits<double>::infinity()}};
        metric.timestamp_ms = random.bounded(2) == 0 ? 0 : 1'700'000'000'000 + i;
        family.metric.push_back(metric);
    }
    return family;
}

/// Values by name of sample and number of metric, in the page's order.
using Values = std::map<std::pair<std::string, std::string>, std::vector<double>>;

Values valuesOf(const Exposition& page) {
    Values values;
    for (const MetricSample& sample : page.samples()) {
        const auto number = page.label(sample, "n").toByteArray().toStdString();
        values[{sample.name.toByteArray().toStdString(), number}].push_back(sample.value);
    }
    return values;
}

void addExpected(Values& values, const prometheus::MetricFamily& family,
                 const prometheus::ClientMetric& metric) {
    const auto add = [&](const char* suffix, double value) {
        values[{family.name + suffix, metric.label.front().value}].push_back(value);
    };
    switch (family.type) {
    case prometheus::MetricType::Summary:
        add("_count", static_cast<double>(metric.summary.sample_count));
        add("_sum", metric.summary.sample_sum);
        for (const auto& quantile : metric.summary.quantile)
            add("", quantile.value);
        break;
    case prometheus::MetricType::Histogram:
        add("_count", static_cast<double>(metric.histogram.sample_count));
        add("_sum", metric.histogram.sample_sum);
        for (const auto& bucket : metric.histogram.bucket)
            add("_bucket", static_cast<double>(bucket.cumulative_count));
        break;
    default:
        add("", metric.gauge.value);
        break;
    }
}

bool sameValues(const Values& a, const Values& b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](const auto& left, const auto& right) {
               return left.first == right.first && std::equal(left.second.begin(), left.second.end(),
                                                              right.second.begin(), right.second.end(), same);
           });
}

/// Every label and timestamp of every metric, as the page has it.
bool labelsAgree(const Exposition& page, const std::vector<prometheus::MetricFamily>& families) {
    return std::all_of(page.samples().begin(), page.samples().end(), [&](const MetricSample& sample) {
        const auto number = page.label(sample, "n").toByteArray().toULong();
        const auto& metric = families[sample.family].metric[number];
        const auto labels = page.labels(sample);
        if (sample.timestampMs.value_or(0) != static_cast<double>(metric.timestamp_ms))
            return false;
        return std::all_of(metric.label.begin(), metric.label.end(), [&](const auto& wanted) {
            return std::any_of(labels.begin(), labels.end(), [&](const MetricLabel& label) {
                return label.name == QByteArrayView(wanted.name) &&
                       label.value == QByteArrayView(wanted.value);
            });
        });
    });
}

} // namespace

class TestExposition : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void documentationsExample();
    void openMetrics();
    void unusualButRight_data();
    void unusualButRight();
    void wrong_data();
    void wrong();
    void limits_data();
    void limits();
    void atTheLimitIsFine();
    void copiesOutliveThePage();
    void agreesWithPrometheusCpp();
};

void TestExposition::documentationsExample() {
    const auto page = parse(R"(# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\DIR\\FILE.TXT",error="Cannot find file:\n\"FILE.TXT\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# A histogram, which has a pretty complex representation in the text format:
# HELP http_request_duration_seconds A histogram of the request duration.
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 24054
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320
)");
    QVERIFY(page.ok());
    QCOMPARE(page->samples().size(), 9U);
    QCOMPARE(page->families().size(), 5U);
    const MetricSample& first = page->samples()[0];
    QCOMPARE(first.value, 1027.0);
    QCOMPARE(*first.timestampMs, 1395066363000.0);
    QCOMPARE(text(page->label(first, "code")), QStringLiteral("200"));
    QVERIFY(page->label(first, "absent").isNull());
    QCOMPARE(text(page->families()[0].help), QStringLiteral("The total number of HTTP requests."));
    QCOMPARE(page->families()[0].type, MetricType::Counter);
    QCOMPARE(text(page->label(page->samples()[2], "path")), QStringLiteral("C:\\DIR\\FILE.TXT"));
    QCOMPARE(text(page->label(page->samples()[2], "error")),
             QStringLiteral("Cannot find file:\n\"FILE.TXT\""));
    QCOMPARE(text(page->samples()[3].valueText), QStringLiteral("12.47"));
    QVERIFY(std::isinf(page->samples()[4].value));
    for (std::size_t i = 5; i < 9; ++i)
        QCOMPARE(page->samples()[i].family, 4U);
}

void TestExposition::openMetrics() {
    const auto page = parse(
        "# TYPE foo counter\n# UNIT foo seconds\nfoo_total 17.0 1520879607.789 # {trace_id=\"x\"} 0.67\n"
        "foo_created 1.5\n# EOF\n");
    QVERIFY(page.ok());
    QCOMPARE(page->families().size(), 1U);
    QCOMPARE(text(page->families()[0].unit), QStringLiteral("seconds"));
    QCOMPARE(page->samples()[0].value, 17.0);
    QCOMPARE(*page->samples()[0].timestampMs, 1520879607789.0);
}

void TestExposition::unusualButRight_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<double>("value");
    const auto row = [](const char* line, double value) { QTest::newRow(line) << QByteArray(line) << value; };
    row("a 1", 1);
    row("a 1\r", 1);
    row("  a\t1  ", 1);
    row("a{} 1", 1);
    row("a { } 1", 1);
    row("a{b=\"c\",} 1", 1);
    row("a{ b = \"c\" , d=\"e\" } 1", 1);
    row("a{b=\"}\"} 1", 1);
    row("a{b=\"\"} 1", 1);
    row("a{b=\"\\x\"} 1", 1);
    row("a{b=\"c\"}1", 1);
    row(":a:b_1 1", 1);
    row("a -1e-3", -0.001);
    row("a +.5", 0.5);
    row("a 1.", 1);
    row("a Nan", std::numeric_limits<double>::quiet_NaN());
    row("a NaN", std::numeric_limits<double>::quiet_NaN());
    row("a -inf", -std::numeric_limits<double>::infinity());
    row("a Infinity", std::numeric_limits<double>::infinity());
    row("a 1 # {x=\"y\"} 2", 1);
}

void TestExposition::unusualButRight() {
    QFETCH(QByteArray, line);
    QFETCH(double, value);
    const auto page = parse(line);
    QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(englishSentence(page.failure())));
    QCOMPARE(page->samples().size(), 1U);
    QVERIFY(same(page->samples()[0].value, value));
}

void TestExposition::wrong_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"1a 1",
                             "a",
                             "a ",
                             "a{",
                             "a{b",
                             "a{b=",
                             "a{b=c} 1",
                             "a{b=\"c} 1",
                             "a{b=\"c\\\"} 1",
                             "a{b=\"c\" d=\"e\"} 1",
                             "a{b=\"c\"",
                             "a{1b=\"c\"} 1",
                             "a{b:c=\"d\"} 1",
                             "a{,} 1",
                             "a x",
                             "a 1x",
                             "a 1 x",
                             "a 1 2 3",
                             "a --1",
                             "a 0x10",
                             "a 1,5",
                             "a nanx",
                             "<html>",
                             "{\"a\": 1}",
                             "# TYPE a fish",
                             "# TYPE",
                             "# HELP 1",
                             "# TYPE a gauge\n# TYPE a counter",
                             "a 1e999",
                             "a \xc2\xa0"
                             "1"})
        QTest::newRow(line) << QByteArray(line);
}

void TestExposition::wrong() {
    QFETCH(QByteArray, line);
    const auto page = parse("good 1\n" + line + "\ngood 2\n");
    QVERIFY2(!page.ok(), "this was accepted");
    QCOMPARE(page.failure().kind, FailureKind::Malformed);
    const int expected = line.contains('\n') ? 3 : 2;
    QCOMPARE(page.failure().where, QStringLiteral("page, line %1").arg(expected));
}

void TestExposition::limits_data() {
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("samples") << QByteArray("a 1\n").repeated(static_cast<qsizetype>(maxSamples) + 1);
    QByteArray labels = "a{";
    for (std::size_t i = 0; i <= maxLabelsPerSample; ++i)
        labels += "l" + QByteArray::number(static_cast<qulonglong>(i)) + "=\"\",";
    QTest::newRow("labels") << labels + "} 1";
    QTest::newRow("line") << "a{b=\"" + QByteArray(maxExpositionLineBytes, 'x') + "\"} 1";
    QTest::newRow("comment") << "# " + QByteArray(maxExpositionLineBytes, 'x');
    QTest::newRow("name") << QByteArray(maxMetricNameBytes + 1, 'x') + " 1";
    QByteArray families;
    for (std::size_t i = 0; i <= maxFamilies; ++i)
        families += "m" + QByteArray::number(static_cast<qulonglong>(i)) + " 1\n";
    QTest::newRow("families") << families;
}

void TestExposition::limits() {
    QFETCH(QByteArray, page);
    const auto result = parse(page);
    QVERIFY(!result.ok());
    QCOMPARE(result.failure().kind, FailureKind::TooLarge);
}

void TestExposition::atTheLimitIsFine() {
    QVERIFY(parse(QByteArray("a 1\n").repeated(static_cast<qsizetype>(maxSamples))).ok());
    QVERIFY(parse(QByteArray(maxMetricNameBytes, 'x') + " 1").ok());
    QVERIFY(parse("").ok());
}

void TestExposition::copiesOutliveThePage() {
    std::optional<Exposition> original = *parse("a{b=\"x\\\\y\"} 1\n");
    const Exposition copy = *original;
    original.reset();
    QCOMPARE(text(copy.label(copy.samples()[0], "b")), QStringLiteral("x\\y"));
    QCOMPARE(text(copy.samples()[0].name), QStringLiteral("a"));
}

void TestExposition::agreesWithPrometheusCpp() {
    QRandomGenerator random(42);
    for (int round = 0; round < 200; ++round) {
        std::vector<prometheus::MetricFamily> families;
        for (int i = 0; i < 8; ++i)
            families.push_back(randomFamily(random, i));
        const std::string written = prometheus::TextSerializer().Serialize(families);
        const auto page = parse(QByteArray::fromStdString(written));
        QVERIFY2(page.ok(),
                 page.ok() ? ""
                           : qPrintable(englishSentence(page.failure()) + QString::fromStdString(written)));
        QCOMPARE(page->families().size(), families.size());
        Values expected;
        for (const auto& family : families) {
            for (const auto& metric : family.metric)
                addExpected(expected, family, metric);
        }
        QVERIFY2(sameValues(valuesOf(*page), expected), written.c_str());
        QVERIFY2(labelsAgree(*page, families), written.c_str());
    }
}

QTEST_GUILESS_MAIN(TestExposition)
#include "test_exposition.moc"
