// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout.h"

#include <QRandomGenerator>

namespace countersign {

/// Makes payout requests that keep every rule and use every plane of Unicode; the same seed, the same ones.
class RandomPayouts {
  public:
    explicit RandomPayouts(quint32 seed)
        : random_(seed) {}

    [[nodiscard]] PayoutRequest request();
    [[nodiscard]] Decision decision();
    [[nodiscard]] QString text(int least, int most); ///< honest characters from all planes
    [[nodiscard]] QString decimal();                 ///< not always canonical

  private:
    [[nodiscard]] QByteArray octets(int count);
    [[nodiscard]] char32_t character();

    QRandomGenerator random_;
};

} // namespace countersign
