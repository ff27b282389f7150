// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/postgres/kind_draft.h"

namespace countersign {

/// What a draft guesses from names. Pure.
[[nodiscard]] bool isDraftMeaning(const QString& meaning);

/// The columns that name one row: those a person says, else one that is usually called so, else the key.
[[nodiscard]] Result<std::vector<const DraftColumn*>> draftId(const DraftTable& table,
                                                              const DraftChoices& choices);

[[nodiscard]] Failure noDraftColumn(const DraftTable& table, const QString& meaning);

/// \a name as a kind's names are: small letters, digits and _, a letter first.
[[nodiscard]] QString bareName(const QString& name);
[[nodiscard]] QString pluralOf(const QString& name); ///< English, roughly; "payments" of "payments", too
[[nodiscard]] QString singularOf(const QString& name);

} // namespace countersign
