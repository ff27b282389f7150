// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <vector>

class QGridLayout;
class QPushButton;
class QVBoxLayout;

namespace countersign {

class PlainLabel;

/// One column of a ListEditor.
struct ListColumn {
    QString title;
    QString placeholder;
    QStringList choices; ///< non-empty: a combo box of these
    int stretch = 1;
    bool mono = false;
};

/// Rows of text fields that a person adds and removes: endpoints, nodes, wallets. Holds no meaning of its
/// own. Thread: UI.
class ListEditor : public QWidget {
    Q_OBJECT
  public:
    ListEditor(const QString& what, const QString& addText, std::vector<ListColumn> columns, int maxRows,
               QWidget* parent = nullptr);

    void setRows(const std::vector<QStringList>& rows);
    /// What is written, trimmed; rows with nothing in their text fields are left out.
    [[nodiscard]] std::vector<QStringList> rows() const;

    /// Marks a field of the \a row as rows() counts, or the whole row for column -1, and says why.
    void showProblem(int row, int column, const QString& text);
    void clearProblems();

  Q_SIGNALS:
    void edited();

  private:
    struct Row {
        QWidget* box = nullptr;
        std::vector<QWidget*> fields;
        PlainLabel* problem = nullptr;
    };

    void addRow(const QStringList& texts);
    void removeRow(QWidget* box);
    [[nodiscard]] QWidget* makeField(const ListColumn& column, const QString& text);
    [[nodiscard]] QStringList textsOf(const Row& row) const;
    [[nodiscard]] bool isBlank(const QStringList& texts) const;
    void nameFields();

    QString what_;
    std::vector<ListColumn> columns_;
    int maxRows_;
    QVBoxLayout* body_;
    QWidget* header_;
    QPushButton* add_;
    std::vector<Row> rows_;
};

} // namespace countersign
