// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/keys/my_key_card.h"

#include "views/format.h"
#include "views/widgets/field_grid.h"

#include <QVBoxLayout>

namespace countersign {
namespace {

FieldRow stateRow(const KeyInfo* known) {
    const QString name = MyKeyCard::tr("Here");
    if (!known)
        return {name, MyKeyCard::tr("not enrolled yet: what it signs counts for nothing here"), false,
                Tone::Warning};
    if (known->state == QStringLiteral("active"))
        return {name, MyKeyCard::tr("in force, put so by %1").arg(known->activatedBy), false, Tone::Good};
    if (known->state == QStringLiteral("revoked"))
        return {name, MyKeyCard::tr("revoked by %1: %2").arg(known->revokedBy, known->reason), false,
                Tone::Bad};
    return {name, MyKeyCard::tr("enrolled; an admin compares the fingerprint with you and puts it in force"),
            false, Tone::Accent};
}

} // namespace

MyKeyCard::MyKeyCard(QWidget* parent)
    : Card(parent)
    , fields_(new FieldGrid(this)) {
    body()->addWidget(fields_);
    show({}, nullptr);
}

void MyKeyCard::show(const std::optional<ChosenKey>& chosen, const KeyInfo* known) {
    setHeadline(chosen ? tr("Your key") : tr("No key is chosen"));
    if (!chosen) {
        fields_->setRows(
            {{{},
              tr("Choose your key file, or make a new key. The file stays on this computer and is "
                 "encrypted with a passphrase that nobody keeps for you."),
              false,
              Tone::Muted}});
        return;
    }
    fields_->setRows(
        {{tr("File"), chosen->path, true, Tone::Plain},
         {tr("Fingerprint"), groupedText(QString::fromLatin1(chosen->key.toHex())), true, Tone::Plain},
         stateRow(known)});
}

} // namespace countersign
