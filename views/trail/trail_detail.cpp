// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trail/trail_detail.h"

#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/small_parts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int paneWidth = 420;
constexpr int mostDetailChars = 200'000; ///< of a request with thousands of lines; the export has it whole

QString valueText(const QJsonValue& value) {
    if (value.isString())
        return value.toString();
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Indented));
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QString(), value}}).toJson(QJsonDocument::Compact));
}

/// Field by field; signed octets are text by their nature and stand as they were signed.
QString readable(const QString& detail) {
    const QJsonDocument document = QJsonDocument::fromJson(detail.toUtf8());
    if (!document.isObject())
        return safeText(detail, mostDetailChars);
    QStringList parts;
    const QJsonObject object = document.object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        const QString value = valueText(field.value()).trimmed();
        parts += value.contains(u'\n') ? field.key() + QStringLiteral(":\n") + value
                                       : field.key() + QStringLiteral(": ") + value;
    }
    return safeText(parts.join(QStringLiteral("\n\n")), mostDetailChars);
}

QString chainText(ChainMark mark) {
    switch (mark) {
    case ChainMark::Fits:
        return TrailDetail::tr("its hash is right, and the row before has the hash it names");
    case ChainMark::FitsSelf:
        return TrailDetail::tr("its hash is right; the row before is not shown");
    case ChainMark::Broken:
        break;
    }
    return TrailDetail::tr("BROKEN: the hash does not fit this row, or not the one before. Tell an auditor.");
}

} // namespace

TrailDetail::TrailDetail(QWidget* parent)
    : QWidget(parent)
    , heading_(new PlainLabel({}, PlainLabel::Face::Title, Tone::Plain, this))
    , fields_(new FieldGrid(this))
    , detailTitle_(makeSectionTitle(tr("Detail, as it was hashed"), this))
    , detail_(new QPlainTextEdit(this)) {
    setProperty("surface", QStringLiteral("window"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(paneWidth);
    setAccessibleName(tr("Row of the trail"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spaceL, spaceM, spaceL, spaceM);
    column->setSpacing(spaceS);
    heading_->setEliding();
    column->addWidget(heading_);
    column->addWidget(fields_);
    column->addSpacing(spaceXs);
    column->addWidget(detailTitle_);
    detail_->setReadOnly(true);
    detail_->setTabChangesFocus(true);
    detail_->setFont(Theme::instance().mono());
    detail_->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    detail_->setWordWrapMode(QTextOption::WrapAnywhere);
    detail_->setAccessibleName(tr("Detail"));
    column->addWidget(detail_, 1);
    setFocusProxy(detail_);
    showLine(nullptr);
}

void TrailDetail::showLine(const TrailLine* line) {
    const bool same = line && line_ && *line == *line_;
    line_ = line ? std::optional<TrailLine>(*line) : std::nullopt;
    for (QWidget* part : {static_cast<QWidget*>(fields_), static_cast<QWidget*>(detailTitle_),
                          static_cast<QWidget*>(detail_)})
        part->setVisible(line != nullptr);
    if (!line || same) {
        if (!line)
            heading_->setShown(tr("Choose a row"));
        return;
    }
    heading_->setShown(tr("Row %1: %2").arg(countText(line->seq), line->act));
    fields_->setRows({{tr("When"), momentText(line->at), false, Tone::Plain},
                      {tr("Who"), line->human.isEmpty() ? tr("nobody: the database itself") : line->human,
                       false, Tone::Plain},
                      {tr("Login"), line->actor, false, Tone::Plain},
                      {tr("Subject"), line->subject, true, Tone::Plain},
                      {tr("Hash"), QString::fromLatin1(line->hash.toHex()), true, Tone::Plain},
                      {tr("Row before"), QString::fromLatin1(line->prev.toHex()), true, Tone::Plain},
                      {tr("Chain"), chainText(line->chain), false,
                       line->chain == ChainMark::Broken ? Tone::Bad : Tone::Plain}});
    detail_->setPlainText(readable(line->detail));
}

} // namespace countersign
