// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <random>

namespace countersign {

/// The backend's chance: the same seed throws the same sequence. Thread: one.
class Dice {
  public:
    explicit Dice(quint64 seed)
        : engine_(seed) {}

    /// True in \a share of all throws (0 to 1).
    [[nodiscard]] bool hit(double share) { return unit() < share; }
    [[nodiscard]] int below(int bound) { return static_cast<int>(unit() * bound); }
    [[nodiscard]] double between(double low, double high) { return low + (high - low) * unit(); }
    /// \a bytes random bytes in lower hex.
    [[nodiscard]] QString hex(int bytes) {
        QByteArray raw(bytes, '\0');
        for (char& byte : raw)
            byte = static_cast<char>(engine_() & 0xff);
        return QString::fromLatin1(raw.toHex());
    }

  private:
    // Not std::uniform_real_distribution: its sequence differs between standard libraries.
    [[nodiscard]] double unit() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }

    std::mt19937_64 engine_;
};

} // namespace countersign
