// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/tokens.h"

#include <QFont>
#include <QObject>
#include <QString>

class QWidget;

namespace countersign {

inline constexpr int spaceXs = 4;
inline constexpr int spaceS = 8;
inline constexpr int spaceM = 12;
inline constexpr int spaceL = 16;
inline constexpr int spaceXl = 24;
inline constexpr int cellPadding = 10; ///< left and right of a table cell's text
inline constexpr int frameWidth = 3;   ///< the environment's frame
inline constexpr int cornerRadius = 5;

/// The look of the whole program: Fusion, our palette, our style sheet, our fonts. Owns which set of tokens
/// is in force. Thread: UI; one per process, made on first use after the application.
class Theme : public QObject {
    Q_OBJECT
  public:
    enum class Mode { System, Light, Dark };

    static Theme& instance();
    /// Tokens in force, for delegates and painted widgets.
    static const Tokens& tokens() { return instance().dark_ ? darkTokens() : lightTokens(); }

    void apply(Mode mode); ///< System: dark when the desktop's own palette is dark
    void toggle();
    [[nodiscard]] bool dark() const { return dark_; }

    [[nodiscard]] QFont body() const; ///< 13 px at the least, more when the desktop asks for more
    [[nodiscard]] QFont strong() const;
    [[nodiscard]] QFont small() const;
    [[nodiscard]] QFont title() const;
    [[nodiscard]] QFont mono() const;
    [[nodiscard]] int rowHeight() const;

  Q_SIGNALS:
    void changed();

  private:
    Theme();
    void polish();

    int bodyPx_ = 13;
    bool systemDark_ = false;
    bool dark_ = false;
};

/// Sets a property that the style sheet selects by, and polishes the widget again when it changed.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

[[nodiscard]] QString toneName(Tone tone); ///< "muted": as the style sheet names it

} // namespace countersign
