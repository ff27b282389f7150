// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <deque>
#include <optional>
#include <span>
#include <vector>

namespace countersign {

inline constexpr std::size_t maxSamples = 50'000;
inline constexpr std::size_t maxFamilies = 10'000;
inline constexpr std::size_t maxLabelsPerSample = 200;
inline constexpr qsizetype maxExpositionLineBytes = 64 * 1024;
inline constexpr qsizetype maxMetricNameBytes = 512;

enum class MetricType { Untyped, Counter, Gauge, Histogram, Summary, GaugeHistogram, Info, StateSet };

struct MetricLabel {
    QByteArrayView name;
    QByteArrayView value;
};

/// One line of numbers. Views point into the Exposition that made it.
struct MetricSample {
    QByteArrayView name; ///< with _bucket, _sum, _count where the family's type has them
    double value = 0;
    QByteArrayView valueText;          ///< as written
    std::optional<double> timestampMs; ///< OpenMetrics writes seconds; converted
    std::size_t family = 0;            ///< index into families
    std::size_t firstLabel = 0;
    std::size_t labelCount = 0;
};

struct MetricFamily {
    QByteArrayView name;
    QByteArrayView help; ///< unescaped
    QByteArrayView unit;
    MetricType type = MetricType::Untyped;
    bool typed = false; ///< a TYPE line named it
};

/// What a page of metrics said. Keeps the page: nothing is copied but escaped texts. Thread: a value type.
class Exposition {
  public:
    [[nodiscard]] const std::vector<MetricFamily>& families() const { return families_; }
    [[nodiscard]] const std::vector<MetricSample>& samples() const { return samples_; }
    [[nodiscard]] std::span<const MetricLabel> labels(const MetricSample& sample) const {
        return std::span(labels_).subspan(sample.firstLabel, sample.labelCount);
    }
    /// The label's value; a null view when the sample has no such label.
    [[nodiscard]] QByteArrayView label(const MetricSample& sample, QByteArrayView name) const;
    /// The family whose samples may be called \a sampleName, with or without any; null: the page has none.
    [[nodiscard]] const MetricFamily* familyOf(QByteArrayView sampleName) const;

  private:
    friend class ExpositionParser;
    QByteArray text_;
    std::deque<QByteArray> unescaped_; ///< a deque: growing it moves no text
    std::vector<MetricFamily> families_;
    std::vector<MetricSample> samples_;
    std::vector<MetricLabel> labels_;
};

/// Reads Prometheus text format 0.0.4 and, leniently, OpenMetrics text 1.0 (EOF, UNIT, exemplars, seconds).
/// The first line that is neither fails the whole page, with its number. \a where goes into the failure.
[[nodiscard]] Result<Exposition> parseExposition(const QByteArray& text, const QString& where);

} // namespace countersign
