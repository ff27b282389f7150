// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace countersign {

/// Every cell of every table: background, selection, hairline below, and plain text, in our colours. Text is
/// elided, monospace where the model says so, grey where it is stale; never rich text. Thread: UI.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The model's tool tip, else the whole text when it does not fit; always as plain text.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

  protected:
    /// Paints what is in the cell; \a rect has the padding taken off.
    virtual void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const;
    /// The width paintContent would like, without padding.
    [[nodiscard]] virtual int contentWidth(const QModelIndex& index) const;
    /// The text colour of a cell: muted when stale.
    [[nodiscard]] static QColor ink(const QModelIndex& index);
};

/// "**Ledger off by 7.5 USDC**, program prog_b": the model's emphasised part in bold, then the rest; with the
/// number of members where the row is a group.
class EmphasisDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// A system's name as a chip in the colour of its environment.
class SystemDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// Shape and code of a severity.
class SeverityDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// Amounts, right aligned, grouped, digits in columns; negative ones in the warning tone.
class MoneyDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// Right aligned figures that are not money: attempts, counts.
class NumberDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// How long ago AtRole was, always as of now.
class AgeDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// How long there is until AtRole: "5 h 10 min left", always as of now; the last hour in the warning tone.
class LeftDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

/// A word of state with its mark. Items: failed stands out. Health: good, warning, bad, not known. Payouts:
/// what waits for this person stands out. Of these, and of Word, whose marks are those of Health, the word is
/// the model's.
class StateDelegate : public CellDelegate {
    Q_OBJECT
  public:
    enum class Of { Item, Health, Payout, Word };
    explicit StateDelegate(Of of, QObject* parent = nullptr);

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;

  private:
    Of of_;
};

/// SAFE, WAIT, UNSAFE, UNKNOWN with their marks; "judging" until there is a verdict.
class VerdictDelegate : public CellDelegate {
    Q_OBJECT
  public:
    using CellDelegate::CellDelegate;

  protected:
    void paintContent(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex& index) const override;
};

} // namespace countersign
