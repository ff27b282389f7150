// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/action.h"
#include "models/domain/kind_pack.h"
#include "models/domain/session.h"
#include "models/domain/system_file.h"
#include "views/dialogs/act_words.h"

#include <QHash>
#include <QScrollArea>
#include <QTimer>

#include <optional>
#include <vector>

class QPushButton;

namespace countersign {

class Card;
class EvidenceList;
class FieldGrid;
class PlainLabel;
class TimelineList;

/// One item in full: its verdict with what it rests on, the one act, every field, and what happened to it,
/// our own acts and their effects included. Thread: UI.
class DetailPane : public QScrollArea {
    Q_OBJECT
  public:
    /// \a title: what an item is called ("Intent").
    explicit DetailPane(const QString& title, QWidget* parent = nullptr);

    /// What the kind asks the chain about such items: it has the words for what would settle a verdict.
    void setLooks(const std::vector<KindLook>& looks) { looks_ = looks; }
    void setSystem(const SystemFile& file, const SessionInfo& info);
    void showItem(const WorkItem* item); ///< from the list, at once; null: nothing is chosen
    void setDetail(const ItemDetail& detail);
    void setVerdict(const WorkItemRef& item, const Verdict& verdict);
    void setStale(bool stale);
    void setOutcome(const WorkItemRef& item, const ActOutcome& outcome);
    void setEffect(const WorkItemRef& item, const Effect& effect);

    [[nodiscard]] const std::optional<WorkItem>& item() const { return item_; }
    [[nodiscard]] const std::optional<Verdict>& verdict() const { return verdict_; }
    [[nodiscard]] bool mayRetry() const;

  Q_SIGNALS:
    void retryPressed();
    void urlWanted(const QUrl& url);

  private:
    [[nodiscard]] QWidget* makeBody();
    [[nodiscard]] QWidget* makeButtons();
    void refresh();
    void refreshHead();
    void refreshVerdict();
    void refreshFields();
    void refreshButtons();
    void refreshEffect();
    void copyId();

    QString title_;
    SystemFile file_;
    SessionInfo info_;
    std::optional<WorkItem> item_;
    std::optional<Verdict> verdict_;
    std::vector<KindLook> looks_;
    Provenance from_;
    bool stale_ = true;
    QHash<QString, TonedText> effects_; ///< by item id: what became of our acts
    PlainLabel* heading_;
    PlainLabel* kind_;
    PlainLabel* sub_;
    Card* card_;
    EvidenceList* evidence_;
    PlainLabel* settledBy_;
    QPushButton* retry_;
    QPushButton* copy_;
    QPushButton* open_;
    PlainLabel* effect_;
    FieldGrid* fields_;
    PlainLabel* timelineTitle_;
    TimelineList* timeline_;
    QTimer ages_;
};

} // namespace countersign
