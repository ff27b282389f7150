// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/list_editor.h"

#include "views/theme/theme.h"
#include "views/widgets/buttons.h"
#include "views/widgets/plain_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign {
namespace {

constexpr int removeWidth = 24;
constexpr int maxFieldChars = 2048;

QString textOf(const QWidget* field) {
    if (const auto* combo = qobject_cast<const QComboBox*>(field))
        return combo->currentText();
    return static_cast<const QLineEdit*>(field)->text().trimmed();
}

} // namespace

ListEditor::ListEditor(const QString& what, const QString& addText, std::vector<ListColumn> columns,
                       int maxRows, QWidget* parent)
    : QWidget(parent)
    , what_(what)
    , columns_(std::move(columns))
    , maxRows_(maxRows)
    , body_(new QVBoxLayout(this))
    , header_(new QWidget(this))
    , add_(makeButton(addText, ButtonLook::Link, this)) {
    body_->setContentsMargins(0, 0, 0, 0);
    body_->setSpacing(spaceXs);
    auto* titles = new QHBoxLayout(header_);
    titles->setContentsMargins(0, 0, removeWidth + spaceS, 0);
    titles->setSpacing(spaceS);
    for (const auto& column : columns_) {
        auto* title = new PlainLabel(column.title, PlainLabel::Face::Small, Tone::Muted, header_);
        title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        titles->addWidget(title, column.stretch);
    }
    body_->addWidget(header_);
    add_->setAutoDefault(false);
    body_->addWidget(add_, 0, Qt::AlignLeft);
    connect(add_, &QPushButton::clicked, this, [this] {
        addRow({});
        rows_.back().fields.front()->setFocus();
        Q_EMIT edited();
    });
    header_->hide();
}

void ListEditor::setRows(const std::vector<QStringList>& rows) {
    while (!rows_.empty())
        removeRow(rows_.back().box);
    for (const auto& texts : rows)
        addRow(texts);
}

std::vector<QStringList> ListEditor::rows() const {
    std::vector<QStringList> all;
    for (const auto& row : rows_)
        if (const QStringList texts = textsOf(row); !isBlank(texts))
            all.push_back(texts);
    return all;
}

QStringList ListEditor::textsOf(const Row& row) const {
    QStringList texts;
    for (const auto* field : row.fields)
        texts << textOf(field);
    return texts;
}

bool ListEditor::isBlank(const QStringList& texts) const {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        if (columns_[i].choices.isEmpty() && !texts[static_cast<qsizetype>(i)].isEmpty())
            return false;
    return true;
}

void ListEditor::showProblem(int row, int column, const QString& text) {
    int index = -1;
    for (auto& candidate : rows_) {
        if (isBlank(textsOf(candidate)) || ++index != row)
            continue;
        candidate.problem->setShown(text);
        candidate.problem->show();
        for (std::size_t i = 0; i < candidate.fields.size(); ++i)
            if (column < 0 || static_cast<int>(i) == column)
                setStyleProperty(candidate.fields[i], "wrong", true);
        candidate.fields[static_cast<std::size_t>(std::max(column, 0))]->setFocus();
        return;
    }
}

void ListEditor::clearProblems() {
    for (auto& row : rows_) {
        row.problem->hide();
        for (auto* field : row.fields)
            setStyleProperty(field, "wrong", false);
    }
}

QWidget* ListEditor::makeField(const ListColumn& column, const QString& text) {
    if (!column.choices.isEmpty()) {
        auto* combo = new QComboBox(this);
        combo->addItems(column.choices);
        combo->setCurrentText(text);
        connect(combo, &QComboBox::currentTextChanged, this, &ListEditor::edited);
        return combo;
    }
    auto* line = new QLineEdit(text, this);
    line->setPlaceholderText(column.placeholder);
    line->setMaxLength(maxFieldChars);
    if (column.mono)
        line->setFont(Theme::instance().mono());
    line->setCursorPosition(0);
    connect(line, &QLineEdit::textChanged, this, &ListEditor::edited);
    return line;
}

void ListEditor::addRow(const QStringList& texts) {
    Row row;
    row.box = new QWidget(this);
    auto* lines = new QVBoxLayout(row.box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(spaceS);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        auto* field = makeField(columns_[i], texts.value(static_cast<qsizetype>(i)));
        // A stretch counts only when no field asks for more room than another.
        field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        fields->addWidget(field, columns_[i].stretch);
        row.fields.push_back(field);
    }
    auto* remove = new QToolButton(row.box);
    remove->setText(QStringLiteral("×"));
    remove->setFixedWidth(removeWidth);
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Remove this line"));
    connect(remove, &QToolButton::clicked, this, [this, box = row.box] {
        removeRow(box);
        Q_EMIT edited();
    });
    fields->addWidget(remove);
    lines->addLayout(fields);
    row.problem = new PlainLabel({}, PlainLabel::Face::Small, Tone::Bad, row.box);
    row.problem->setWrapping();
    row.problem->hide();
    lines->addWidget(row.problem);
    body_->insertWidget(body_->count() - 1, row.box);
    rows_.push_back(row);
    header_->show();
    add_->setEnabled(static_cast<int>(rows_.size()) < maxRows_);
    nameFields();
}

void ListEditor::removeRow(QWidget* box) {
    std::erase_if(rows_, [box](const Row& row) { return row.box == box; });
    box->hide(); // the layout forgets it now, the button that was pressed still lives
    box->deleteLater();
    header_->setVisible(!rows_.empty());
    add_->setEnabled(true);
    nameFields();
}

void ListEditor::nameFields() {
    for (std::size_t r = 0; r < rows_.size(); ++r)
        for (std::size_t c = 0; c < columns_.size(); ++c)
            rows_[r].fields[c]->setAccessibleName(
                tr("%1 %2, %3", "what, number, column").arg(what_).arg(r + 1).arg(columns_[c].title));
}

} // namespace countersign
