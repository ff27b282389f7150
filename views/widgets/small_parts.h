// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/verdict.h"
#include "views/widgets/plain_label.h"

#include <QLineEdit>
#include <QWidget>

#include <vector>

class QGridLayout;
class QVBoxLayout;

namespace countersign {

[[nodiscard]] PlainLabel* makeSectionTitle(const QString& text, QWidget* parent = nullptr);
[[nodiscard]] PlainLabel* makeKeycap(const QString& keys, QWidget* parent = nullptr);
[[nodiscard]] QWidget* makeHairline(QWidget* parent = nullptr);

/// A search field: "/" comes here, Escape clears and gives the focus back to \a focusBack. Thread: UI.
class SearchField : public QLineEdit {
    Q_OBJECT
  public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);
    void setFocusBack(QWidget* widget) { focusBack_ = widget; }

  Q_SIGNALS:
    void searched(const QString& text); ///< on Enter, and when it was cleared

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* focusBack_ = nullptr;
};

/// What a verdict rests on, line by line: a mark for yes, no or not known, the sentence, and its source.
/// Thread: UI.
class EvidenceList : public QWidget {
    Q_OBJECT
  public:
    explicit EvidenceList(QWidget* parent = nullptr);
    void setLines(const std::vector<EvidenceLine>& lines, UnixMs now);

  private:
    struct Row {
        QWidget* mark = nullptr;
        PlainLabel* text = nullptr;
        PlainLabel* source = nullptr;
    };
    QGridLayout* grid_;
    std::vector<Row> rows_;
};

/// A whole board's worth of "there is nothing here, this is why, and this is what to do". Thread: UI.
class EmptyPage : public QWidget {
    Q_OBJECT
  public:
    explicit EmptyPage(QWidget* parent = nullptr);
    void say(const QString& headline, const QString& text, const QString& command = {});

  private:
    PlainLabel* headline_;
    PlainLabel* text_;
    PlainLabel* command_;
};

} // namespace countersign
