// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/words.h"

#include <QCoreApplication>

namespace countersign {
namespace {

/// Gives the free functions below a translation context of their own.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
  public:
    static QString of(WorkState state) {
        switch (state) {
        case WorkState::Waiting:
            return tr("waiting");
        case WorkState::Running:
            return tr("running");
        case WorkState::Done:
            return tr("done");
        case WorkState::Failed:
            return tr("failed");
        case WorkState::Cancelled:
            return tr("cancelled");
        case WorkState::Unknown:
            break;
        }
        return tr("unknown");
    }
    static QString of(HealthState state) {
        switch (state) {
        case HealthState::Good:
            return tr("good");
        case HealthState::Warning:
            return tr("warning");
        case HealthState::Bad:
            return tr("bad");
        case HealthState::Unknown:
            break;
        }
        return tr("not known");
    }
    static QString of(BandState state) {
        switch (state) {
        case BandState::BelowLow:
            return tr("nearly empty");
        case BandState::BelowFund:
            return tr("fund it");
        case BandState::Within:
            return tr("within its band");
        case BandState::AboveCap:
            return tr("above its cap");
        case BandState::Unknown:
            break;
        }
        return tr("not known");
    }
    static QString of(PayoutStage stage) {
        switch (stage) {
        case PayoutStage::YourTurn:
            return tr("waits for you");
        case PayoutStage::Pending:
            return tr("waits for others");
        case PayoutStage::Approved:
            return tr("approved");
        case PayoutStage::Executing:
            return tr("being paid");
        case PayoutStage::Broadcast:
            return tr("sent");
        case PayoutStage::ToPropose:
            return tr("to be proposed");
        case PayoutStage::Failed:
            return tr("failed");
        case PayoutStage::Rejected:
            return tr("rejected");
        case PayoutStage::Void:
            return tr("void");
        case PayoutStage::Expired:
            return tr("expired");
        case PayoutStage::Done:
            return tr("paid");
        case PayoutStage::NotProposed:
            break;
        }
        return tr("not proposed");
    }
    static QString of(Answer answer) {
        switch (answer) {
        case Answer::Yes:
            return tr("yes");
        case Answer::No:
            return tr("no");
        case Answer::NotKnown:
            break;
        }
        return tr("not known");
    }
    static QString of(BulkLine::Kind kind) {
        switch (kind) {
        case BulkLine::Kind::Waiting:
            return tr("waiting");
        case BulkLine::Kind::Done:
            return tr("done");
        case BulkLine::Kind::Skipped:
            return tr("skipped");
        case BulkLine::Kind::Failed:
            return tr("failed");
        case BulkLine::Kind::InDoubt:
            break;
        }
        return tr("in doubt");
    }
    static QString ofHealthKind(const QString& kind) {
        if (kind == u"database")
            return tr("database");
        if (kind == u"metrics")
            return tr("metrics");
        if (kind == u"health")
            return tr("health");
        if (kind == u"ready")
            return tr("readiness");
        if (kind == u"rpc")
            return tr("RPC node");
        if (kind == u"worker")
            return tr("worker");
        if (kind == u"scan")
            return tr("scan");
        return kind;
    }
};

} // namespace

QString word(WorkState state) {
    return Words::of(state);
}
QString word(HealthState state) {
    return Words::of(state);
}
QString word(BandState state) {
    return Words::of(state);
}
QString word(VerdictKind kind) {
    return verdictName(kind);
}
QString word(PayoutStage stage) {
    return Words::of(stage);
}

QString word(Answer answer) {
    return Words::of(answer);
}
QString word(BulkLine::Kind kind) {
    return Words::of(kind);
}
QString healthKindWord(const QString& kind) {
    return Words::ofHealthKind(kind);
}

QString plainMoney(const Money& money) {
    return money.currency.isEmpty() ? money.amount.text() : money.amount.text() + u' ' + money.currency;
}

QString plainMoney(const MoneyBag& bag) {
    QStringList parts;
    for (const Money& money : bag.amounts())
        parts.append(plainMoney(money));
    return parts.join(QStringLiteral(" + "));
}

QVariant moneyRole(const MaybeMoney& money) {
    return money ? QVariantList{QVariant::fromValue(*money)} : QVariantList{};
}

QVariant moneyRole(const MoneyBag& bag) {
    QVariantList list;
    for (const Money& money : bag.amounts())
        list.append(QVariant::fromValue(money));
    return list;
}

QVariant atRole(const MaybeMs& at) {
    return at ? QVariant::fromValue<qint64>(*at) : QVariant();
}

} // namespace countersign
