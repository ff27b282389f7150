// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/style_sheet.h"

#include "views/theme/tokens.h"

#include <QResource>

#include <utility>

static void loadStyleResource() {
    Q_INIT_RESOURCE(countersign_style);
}

namespace countersign {

QString styleSheetOf(const Tokens& t, int bodyPx) {
    loadStyleResource(); // views is a static library: its resources must be asked for by name
    const QResource compiledIn(QStringLiteral(":/countersign/style/countersign.qss"));
    if (!compiledIn.isValid())
        qFatal("the style sheet is not compiled in");
    QString sheet = QString::fromUtf8(compiledIn.uncompressedData());
    const std::pair<const char*, QColor> colours[] = {
        {"window", t.window},         {"canvas", t.canvas},
        {"field", t.field},           {"line", t.line},
        {"lineStrong", t.lineStrong}, {"text", t.text},
        {"muted", t.muted},           {"disabled", t.disabled},
        {"accent", t.accent},         {"accentText", t.accentText},
        {"accentSoft", t.accentSoft}, {"selection", t.selection},
        {"hover", t.hover},           {"good", t.good},
        {"warning", t.warning},       {"bad", t.bad},
        {"goodSoft", t.goodSoft},     {"warningSoft", t.warningSoft},
        {"badSoft", t.badSoft},
    };
    for (const auto& [name, colour] : colours)
        sheet.replace(u'@' + QLatin1String(name) + u';', colour.name() + u';');
    sheet.replace(QStringLiteral("@smallPx;"), QString::number(bodyPx - 1) + QStringLiteral("px;"));
    return sheet;
}

} // namespace countersign
