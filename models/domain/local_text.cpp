// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/local_text.h"

namespace countersign {

QString LocalText::in(const QString& language) const {
    for (const QString& name : {language, language.section(u'_', 0, 0), QStringLiteral("en")}) {
        if (const auto found = byLanguage_.find(name); found != byLanguage_.end())
            return found->second;
    }
    return {};
}

QStringList textsIn(const std::vector<LocalText>& texts, const QString& language) {
    QStringList all;
    for (const LocalText& text : texts)
        all << text.in(language);
    return all;
}

} // namespace countersign
