// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersign/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace countersign {

void installLanguages(QCoreApplication* application) {
    const QString folder = QStringLiteral(":/countersign/i18n");
    auto* ours = new QTranslator(application);
    if (!ours->load(QLocale(), QStringLiteral("countersign"), QStringLiteral("_"), folder) &&
        !ours->load(QStringLiteral("countersign_en"), folder))
        return;
    // Qt's own words (context menus of fields) only in a language that ours speak too.
    auto* qt = new QTranslator(application);
    if (ours->language() != u"en" &&
        qt->load(QLocale(ours->language()), QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
    QCoreApplication::installTranslator(ours);
}

} // namespace countersign
