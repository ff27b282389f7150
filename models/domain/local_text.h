// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

namespace countersign {

/// Words of a kind's data in the languages it offers; English is always there.
class LocalText {
  public:
    LocalText() = default;
    explicit LocalText(std::map<QString, QString> byLanguage)
        : byLanguage_(std::move(byLanguage)) {}
    /// \a language as in QLocale::name ("de_DE") or "de"; falls back to English.
    [[nodiscard]] QString in(const QString& language) const;
    [[nodiscard]] QString english() const { return in(QStringLiteral("en")); }
    bool operator==(const LocalText&) const = default;

  private:
    std::map<QString, QString> byLanguage_;
};

/// Each of \a texts in one language.
[[nodiscard]] QStringList textsIn(const std::vector<LocalText>& texts, const QString& language);

} // namespace countersign
