// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/about_dialog.h"

#include "views/theme/theme.h"
#include "views/widgets/field_grid.h"
#include "views/widgets/plain_label.h"

#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 520;

} // namespace

AboutDialog::AboutDialog(int contractVersion, QWidget* parent)
    : FramedDialog(tr("About Countersign"), std::nullopt, parent) {
    auto* what = new PlainLabel(tr("The desktop console with which the people who run an on-chain payment or "
                                   "settlement backend see what is "
                                   "stuck, wrong or about to run dry, and act on it safely."),
                                this);
    what->setWrapping();
    body()->addWidget(what);
    auto* facts = new FieldGrid(this);
    facts->setRows(
        {{tr("Version"), QStringLiteral(COUNTERSIGN_VERSION), false, Tone::Plain},
         {tr("Contract"), tr("version %1").arg(contractVersion), false, Tone::Plain},
         {tr("Qt"), QString::fromLatin1(qVersion()), false, Tone::Plain},
         {tr("Licence"), tr("GNU General Public License, version 3 or later"), false, Tone::Plain}});
    body()->addWidget(facts);
    auto* warranty =
        new PlainLabel(tr("This is free software; you may change and pass it on under its licence. There "
                          "is no warranty, to the extent permitted by law."),
                       PlainLabel::Face::Small, Tone::Muted, this);
    warranty->setWrapping();
    body()->addWidget(warranty);
    setContentWidth(dialogWidth);
    connect(addButton(tr("Close"), ButtonLook::Primary), &QPushButton::clicked, this, &QDialog::close);
}

} // namespace countersign
