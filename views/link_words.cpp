// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/link_words.h"

#include "views/format.h"

#include <QCoreApplication>

namespace countersign {
namespace {

/// Gives the sentences of this file their context.
struct LinkWords {
    Q_DECLARE_TR_FUNCTIONS(LinkWords)
};

} // namespace

QString linkText(const SystemSummary& system, UnixMs now) {
    const QString age = system.readAt ? ageText(now - *system.readAt) : QString();
    switch (system.link) {
    case SystemLink::Opening:
        return LinkWords::tr("connecting");
    case SystemLink::Connected:
        return LinkWords::tr("connected");
    case SystemLink::Stale:
        return LinkWords::tr("stale: last answer %1 ago").arg(age);
    case SystemLink::Away:
        return age.isEmpty() ? LinkWords::tr("no answer yet") : LinkWords::tr("no answer for %1").arg(age);
    case SystemLink::Unusable:
        break;
    }
    return LinkWords::tr("could not be opened");
}

Shape linkShape(SystemLink link) {
    switch (link) {
    case SystemLink::Opening:
        return Shape::Ring;
    case SystemLink::Stale:
        return Shape::Triangle;
    case SystemLink::Away:
    case SystemLink::Unusable:
        return Shape::Cross;
    case SystemLink::Connected:
        break;
    }
    return Shape::Circle;
}

Tone linkTone(SystemLink link) {
    switch (link) {
    case SystemLink::Opening:
        return Tone::Muted;
    case SystemLink::Stale:
        return Tone::Warning;
    case SystemLink::Away:
    case SystemLink::Unusable:
        return Tone::Bad;
    case SystemLink::Connected:
        break;
    }
    return Tone::Good;
}

} // namespace countersign
