// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace countersign {

/// 12 words are 96 bits: nobody finds another keyring or request with the same ones.
inline constexpr qsizetype spokenDigestWords = 12;

/// The 256 words, one for each value of an octet. They never change: people on two versions compare them. No
/// two begin with the same three letters or are within two letters of each other; a test keeps that.
[[nodiscard]] const QStringList& digestWordList();

/// The first octets of a digest as words that two people read to each other; in English in every language,
/// so that they compare the same. Source: any digest; a keyring's is its fingerprint. Thread: any one.
[[nodiscard]] QStringList digestWords(const QByteArray& digest, qsizetype count = spokenDigestWords);

/// All of it as hexadecimal digits in groups of four.
[[nodiscard]] QString digestGroups(const QByteArray& digest);

} // namespace countersign
