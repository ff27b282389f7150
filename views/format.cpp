// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/format.h"

#include "models/domain/deceptive.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace countersign {
namespace {

constexpr UnixMs second = 1'000;
constexpr UnixMs minute = 60 * second;
constexpr UnixMs hour = 60 * minute;
constexpr UnixMs day = 24 * hour;
constexpr QChar thinSpace(0x2009);
constexpr QChar minusSign(0x2212);
constexpr QChar emDash(0x2014);

/// Gives the sentences of this file their context.
struct Format {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString number(UnixMs value) {
    return QString::number(value);
}

QString twoUnits(UnixMs age, UnixMs big, const QString& bigUnit, UnixMs small, const QString& smallUnit) {
    const QString first = number(age / big) + u' ' + bigUnit;
    const UnixMs rest = age % big / small;
    return rest == 0 ? first : first + u' ' + number(rest) + u' ' + smallUnit;
}

QString grouped(const QString& digits) {
    QString out;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            out += thinSpace;
        out += digits[i];
    }
    return out;
}

/// What deceives, and what no font draws.
bool isHidden(char32_t c) {
    constexpr char32_t objectReplacement = 0xFFFC;
    const auto category = QChar::category(c);
    return isDeceptive(c) || category == QChar::Other_Format || category == QChar::Other_Surrogate ||
           category == QChar::Other_PrivateUse || c == objectReplacement;
}

/// Printable ASCII without a space that simplified() would take out: nothing in it to make safe.
bool isHarmless(const QString& text) {
    QChar before = u' ';
    for (const QChar c : text) {
        if (c < u' ' || c > u'~' || (c == u' ' && before == u' '))
            return false;
        before = c;
    }
    return text.isEmpty() || before != u' ';
}

QString escaped(char32_t c) {
    const bool astral = QChar::requiresSurrogates(c);
    return (astral ? QStringLiteral("\\U%1") : QStringLiteral("\\u%1"))
        .arg(static_cast<uint>(c), astral ? 8 : 4, 16, QLatin1Char('0'));
}

} // namespace

QString ageText(UnixMs ageMs) {
    const UnixMs age = std::max<UnixMs>(0, ageMs);
    if (age < 10 * second)
        return Format::tr("%1 s", "seconds")
            .arg(QLocale().toString(static_cast<double>(age / 100) / 10.0, 'f', 1));
    if (age < minute)
        return Format::tr("%1 s", "seconds").arg(age / second);
    if (age < hour)
        return Format::tr("%1 min", "minutes").arg(age / minute);
    const QString hours = Format::tr("h", "hours");
    if (age < 10 * hour)
        return twoUnits(age, hour, hours, minute, Format::tr("min", "minutes"));
    if (age < 2 * day)
        return number(age / hour) + u' ' + hours;
    return Format::tr("%1 d", "days").arg(age / day);
}

QString agoText(UnixMs ageMs) {
    return ageMs < 100 ? Format::tr("just now") : Format::tr("%1 ago").arg(ageText(ageMs));
}

QString leftText(UnixMs leftMs) {
    return leftMs >= 0 ? Format::tr("%1 left").arg(ageText(leftMs))
                       : Format::tr("overdue by %1").arg(ageText(-leftMs));
}

QString sinceText(const MaybeMs& at, UnixMs now) {
    return at ? ageText(now - *at) : QString(emDash);
}

QString clockText(UnixMs at) {
    return QDateTime::fromMSecsSinceEpoch(at).time().toString(QStringLiteral("HH:mm:ss"));
}

QString momentText(UnixMs at) {
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at);
    const QString time =
        when.time().toString(QStringLiteral("HH:mm:ss")) + u' ' + when.timeZoneAbbreviation();
    return when.date() == QDate::currentDate()
               ? time
               : QLocale().toString(when.date(), QLocale::ShortFormat) + u' ' + time;
}

QString decimalText(const Decimal& value) {
    QString text = value.text();
    const bool negative = text.startsWith(u'-');
    if (negative)
        text.remove(0, 1);
    const qsizetype point = text.indexOf(u'.');
    QString out = grouped(point < 0 ? text : text.left(point));
    if (point >= 0)
        out += QLocale().decimalPoint() + text.mid(point + 1);
    return negative ? minusSign + out : out;
}

QString moneyText(const Money& money) {
    return money.currency.isEmpty() ? decimalText(money.amount)
                                    : decimalText(money.amount) + u' ' + safeLine(money.currency);
}

QString bagText(const MoneyBag& bag) {
    QStringList parts;
    for (const Money& money : bag.amounts())
        parts += moneyText(money);
    return parts.isEmpty() ? QString(emDash) : parts.join(QStringLiteral(" + "));
}

QString countText(qint64 count) {
    const QString digits = grouped(QString::number(count < 0 ? -count : count));
    return count < 0 ? minusSign + digits : digits;
}

QString estimateText(qint64 count) {
    const auto scaled = [](double value, const QString& unit) {
        return Format::tr("≈ %1 %2", "estimate: number, unit").arg(QLocale().toString(value, 'f', 1), unit);
    };
    if (count >= 1'000'000'000)
        return scaled(static_cast<double>(count) / 1e9, Format::tr("G", "thousand millions"));
    if (count >= 1'000'000)
        return scaled(static_cast<double>(count) / 1e6, Format::tr("M", "millions"));
    return Format::tr("≈ %1").arg(countText(count));
}

QString groupedText(const QString& hex, int group) {
    QString out;
    for (qsizetype i = 0; i < hex.size(); ++i) {
        if (i > 0 && i % group == 0)
            out += u' ';
        out += hex[i];
    }
    return out;
}

QString safeText(const QString& text, int most) {
    QString out;
    out.reserve(std::min<qsizetype>(text.size(), most));
    for (qsizetype i = 0; i < text.size() && i < most; ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        if (isHidden(c) && c != U'\n' && c != U'\t')
            out += escaped(c);
        else
            out += QStringView(text).mid(i, pair ? 2 : 1);
        i += pair ? 1 : 0;
    }
    if (text.size() > most)
        out += u' ' + Format::tr("… (%1 more characters)").arg(countText(text.size() - most));
    return out;
}

QString safeLine(const QString& text) {
    if (text.size() <= maxShownChars && isHarmless(text)) // each cell of each frame comes here
        return text;
    return safeText(text).simplified();
}

QString toolTipText(const QString& text) {
    if (text.isEmpty())
        return {};
    QString escapedText = safeText(text).toHtmlEscaped();
    return QStringLiteral("<qt>") + escapedText.replace(u'\n', QStringLiteral("<br>")) +
           QStringLiteral("</qt>");
}

QString stateText(WorkState state) {
    switch (state) {
    case WorkState::Waiting:
        return Format::tr("waiting");
    case WorkState::Running:
        return Format::tr("running");
    case WorkState::Done:
        return Format::tr("done");
    case WorkState::Failed:
        return Format::tr("failed");
    case WorkState::Cancelled:
        return Format::tr("cancelled");
    case WorkState::Unknown:
        return Format::tr("unknown");
    }
    return {};
}

QString healthText(HealthState state) {
    switch (state) {
    case HealthState::Good:
        return Format::tr("good");
    case HealthState::Warning:
        return Format::tr("warning");
    case HealthState::Bad:
        return Format::tr("bad");
    case HealthState::Unknown:
        return Format::tr("not known");
    }
    return {};
}

QString verdictText(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::Safe:
        return Format::tr("SAFE");
    case VerdictKind::Wait:
        return Format::tr("WAIT");
    case VerdictKind::Unsafe:
        return Format::tr("UNSAFE");
    case VerdictKind::Unknown:
        return Format::tr("UNKNOWN");
    }
    return {};
}

QString environmentText(Environment environment) {
    switch (environment) {
    case Environment::Production:
        return Format::tr("PRODUCTION");
    case Environment::Staging:
        return Format::tr("STAGING");
    case Environment::Development:
        return Format::tr("DEVELOPMENT");
    }
    return {};
}

} // namespace countersign
