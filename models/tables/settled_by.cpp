// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/settled_by.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace countersign {
namespace {

struct SettledBy {
    Q_DECLARE_TR_FUNCTIONS(SettledBy)
};

} // namespace

QString settledByText(const Verdict& verdict, const std::vector<KindLook>& looks) {
    const QString wanted = wantedLook(verdict);
    if (wanted.isEmpty())
        return verdict.settledBy;
    const auto look =
        std::find_if(looks.begin(), looks.end(), [&](const KindLook& one) { return one.name == wanted; });
    if (look == looks.end())
        return SettledBy::tr("a look at the chain that the kind does not describe (%1)").arg(wanted);
    return SettledBy::tr("a look at the chain: %1").arg(look->title.in(QLocale().name()));
}

} // namespace countersign
