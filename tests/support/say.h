// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"

#include <QString>
#include <QTest>

namespace countersign {

/// A failure with its detail, for a test's output.
[[nodiscard]] inline QString said(const Failure& failure) {
    return englishSentence(failure) + QStringLiteral(" [") + failure.detail + u']';
}

} // namespace countersign

/// QVERIFY of a Result, with the reason. The answer must be an lvalue.
#define QVERIFY_OK(result)                                                                                   \
    QVERIFY2((result).ok(), (result).ok() ? "" : qPrintable(countersign::said((result).failure())))
