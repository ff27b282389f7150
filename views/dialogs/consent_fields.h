// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/system_file.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace countersign {

class PlainLabel;

/// What is asked for, and by what words; empty ones are those of an act's reason.
struct ConsentAsk {
    QString label, placeholder;
    bool reason = true;
    bool name = true; ///< on production only, in any case
};

/// What every act demands of a person: a reason, and on production the system's name typed out. Thread: UI.
class ConsentFields : public QWidget {
    Q_OBJECT
  public:
    ConsentFields(const SystemFile& system, QWidget* parent, const ConsentAsk& ask = {});

    [[nodiscard]] QString reason() const; ///< trimmed
    void setReason(const QString& reason);
    /// Empty when nothing is missing; else what is, as a sentence for tool tip and note.
    [[nodiscard]] QString missing() const;
    void setLocked(bool locked);

  Q_SIGNALS:
    void changed();

  private:
    void addReason(const ConsentAsk& ask);
    void addName();
    void reasonEdited();

    QString systemName_;
    QPlainTextEdit* reason_ = nullptr;
    PlainLabel* counter_ = nullptr;
    QLineEdit* name_ = nullptr; ///< production only
};

} // namespace countersign
