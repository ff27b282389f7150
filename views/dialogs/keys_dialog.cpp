// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/keys_dialog.h"

#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 760;

struct KeyLine {
    QString keys;
    QString text;
};

QWidget* makeColumn(const QString& title, const std::vector<KeyLine>& lines, QWidget* parent) {
    auto* column = new QWidget(parent);
    auto* grid = new QGridLayout(column);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spaceM);
    grid->setVerticalSpacing(spaceS);
    grid->addWidget(makeSectionTitle(title, column), 0, 0, 1, 2);
    int row = 1;
    for (const auto& line : lines) {
        grid->addWidget(makeKeycap(line.keys, column), row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(new PlainLabel(line.text, column), row, 1);
        ++row;
    }
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(1, 1);
    return column;
}

} // namespace

KeysDialog::KeysDialog(const std::vector<BoardKey>& boards, QWidget* parent)
    : FramedDialog(tr("Keys"), std::nullopt, parent) {
    setSubtitle(tr("No single key ever acts on a system: r only opens the dialog that asks."));
    const auto key = [](const char* text) { return QString::fromUtf8(text); };
    std::vector<KeyLine> lead;
    for (const auto& board : boards)
        lead.push_back({QStringLiteral("g %1").arg(board.letter), board.board});
    auto* columns = new QHBoxLayout;
    columns->setSpacing(spaceXl * 2);
    columns->addWidget(makeColumn(tr("In a table"),
                                  {{key("j"), tr("Next row")},
                                   {key("k"), tr("Row before")},
                                   {key("x"), tr("Mark the row for a bulk act")},
                                   {key("Esc"), tr("Take all marks away")},
                                   {key("Enter"), tr("Details")},
                                   {key("c"), tr("Copy the row's id")},
                                   {key("Ctrl+C"), tr("Copy the marked rows")}},
                                  this));
    columns->addWidget(makeColumn(tr("Everywhere"),
                                  {{key("/"), tr("Search")},
                                   {key("r"), tr("Open the retry dialog")},
                                   {key("?"), tr("These keys")},
                                   {key("Ctrl+1 … 9"), tr("To the open system at that place")},
                                   {key("Ctrl+0"), tr("To all systems together")},
                                   {key("Ctrl+W"), tr("Close the open system")},
                                   {key("Ctrl+Q"), tr("Quit")}},
                                  this));
    if (!lead.empty())
        columns->addWidget(makeColumn(tr("Go to a board"), lead, this));
    body()->addLayout(columns);
    setContentWidth(dialogWidth);
    connect(addButton(tr("Close"), ButtonLook::Primary), &QPushButton::clicked, this, &QDialog::close);
}

} // namespace countersign
