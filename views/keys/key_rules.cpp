// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/keys/key_rules.h"

#include <QCoreApplication>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct KeyRules {
    Q_DECLARE_TR_FUNCTIONS(KeyRules)
};

const QString admin = QStringLiteral("admin");
const QString active = QStringLiteral("active");
const QString revoked = QStringLiteral("revoked");

/// Whoever signs may have a key: operators propose, approvers decide, admins sign keyrings.
QString whyNotOneOfThem(const DeskContext& context) {
    QString why;
    for (const char* role : {"operator", "approver", "admin"}) {
        why = whyNoAct(context, QLatin1String(role));
        if (why.isEmpty())
            return {};
    }
    return why;
}

} // namespace

QString whyNoEnrol(const DeskContext& context, const KeyInfo* mine) {
    const QString why = whyNotOneOfThem(context);
    if (!why.isEmpty())
        return why;
    if (!context.hasKey)
        return KeyRules::tr("Choose a key file first, or make a new key.");
    if (mine && mine->state == revoked)
        return KeyRules::tr("This key is revoked, for good: make a new one.");
    if (mine)
        return KeyRules::tr("This key is enrolled here already.");
    return context.busy ? KeyRules::tr("Another signature is under way.") : QString();
}

QString whyNoActivate(const DeskContext& context, const KeyInfo* key) {
    const QString why = whyNoAct(context, admin);
    if (!why.isEmpty())
        return why;
    if (!key)
        return KeyRules::tr("Choose a key in the list.");
    if (key->state == active)
        return KeyRules::tr("It is in force already.");
    if (key->state == revoked)
        return KeyRules::tr("It is revoked, for good.");
    return key->human == context.info.human ? KeyRules::tr("Another person puts your key in force.")
                                            : QString();
}

QString whyNoRevoke(const DeskContext& context, const KeyInfo* key) {
    const bool own = key && key->human == context.info.human;
    const QString why = own ? whyNotOneOfThem(context) : whyNoAct(context, admin);
    if (!why.isEmpty())
        return why;
    if (!key)
        return KeyRules::tr("Choose a key in the list.");
    return key->state == revoked ? KeyRules::tr("It is revoked already.") : QString();
}

QString whyNoChange(const DeskContext& context, const ChangeInfo* change) {
    const QString why = whyNoAct(context, admin);
    if (!why.isEmpty())
        return why;
    if (!change)
        return KeyRules::tr("Choose a change in the list.");
    if (!change->decider.isEmpty())
        return KeyRules::tr("It is decided already.");
    return change->proposer == context.info.human ? KeyRules::tr("You proposed it: another admin decides.")
                                                  : QString();
}

} // namespace countersign
