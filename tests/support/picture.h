// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace countersign {

/// Saves what \a widget looks like as NAME.png in the folder that COUNTERSIGN_PICTURES names, for people to
/// look at; does nothing without it.
void keepPicture(QWidget* widget, const QString& name);

} // namespace countersign
