// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/payouts/exclude_dialog.h"

#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int dialogWidth = 560;

} // namespace

ExcludeDialog::ExcludeDialog(const SystemFile& system, const RequestDetail& detail, QWidget* parent)
    : FramedDialog(tr("Exclude a line from %1").arg(detail.request.content.payout), system.environment,
                   parent) {
    setSubtitle(tr("Countersign never writes what is paid; the backend has to take the line out."));
    const QStringList steps{
        tr("1. Reject this request, or take it back, so that nobody signs it any more. (When a line changes, "
           "the "
           "guard in the database voids it anyway.)"),
        tr("2. Have the line taken out where the backend is run. Systems of the kind “%1” describe no way to "
           "do it "
           "from here.")
            .arg(system.kind),
        tr("3. Propose the payout anew. It is a new request with another digest: everybody signs again, and "
           "the "
           "signatures given so far count for nothing."),
    };
    for (const QString& step : steps) {
        auto* label = new PlainLabel(step, this);
        label->setWrapping();
        body()->addWidget(label);
    }
    connect(addButton(tr("Close"), ButtonLook::Primary), &QPushButton::clicked, this, &QDialog::close);
    setContentWidth(dialogWidth);
}

} // namespace countersign
