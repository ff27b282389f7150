// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/failure.h"
#include "models/domain/system_file.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QVBoxLayout;

namespace countersign {

class ListEditor;
class PlainLabel;

/// Every field of a system file, and the password beside it. Gives what is written as the JSON that
/// parseSystemFile judges, and shows its complaint at the field it names. Thread: UI.
class ConnectionFields : public QWidget {
    Q_OBJECT
  public:
    ConnectionFields(const QStringList& kinds, QWidget* parent);

    void setFile(const SystemFile& file);
    /// What is written, in a system file's form; not judged yet, and never with a password.
    [[nodiscard]] QByteArray json() const;
    [[nodiscard]] QString password() const;
    [[nodiscard]] Environment environment() const;

    /// Marks the field that \a failure names by its path ("wallets[1].low"). False: it names none of ours.
    bool showProblem(const Failure& failure);
    void clearProblems();

  Q_SIGNALS:
    void edited();

  private:
    struct Field {
        QWidget* input = nullptr;
        PlainLabel* problem = nullptr;
    };

    void addSystem(QVBoxLayout* rows, const QStringList& kinds);
    void addDatabase(QVBoxLayout* rows);
    void addLists(QVBoxLayout* rows);
    void addExplorer(QVBoxLayout* rows);
    void addField(QFormLayout* form, const QString& path, const QString& label, QWidget* input);
    [[nodiscard]] QString withOwnUser(const QLineEdit* address) const;
    [[nodiscard]] QLineEdit* makeLine(const QString& placeholder, bool mono = false);
    void takePasswordOut();
    [[nodiscard]] int nodeRow(const QString& chain, int index) const;
    bool showInList(const QString& path, const QString& text);

    QLineEdit* name_;
    QComboBox* kind_;
    QComboBox* environment_;
    QLineEdit* database_;
    QLineEdit* actDatabase_;
    QLineEdit* readDatabase_;
    QLineEdit* user_;
    QLineEdit* password_;
    PlainLabel* passwordNote_;
    QCheckBox* weakTls_;
    ListEditor* endpoints_;
    ListEditor* nodes_;
    ListEditor* wallets_;
    QLineEdit* explorerTx_;
    QLineEdit* explorerAddress_;
    std::map<QString, Field> fields_;       ///< by the path in a system file
    std::map<QString, Decimal> thresholds_; ///< kept as they were: this form does not edit them
};

} // namespace countersign
