// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/feeds/key_feed.h"
#include "views/dialogs/act_words.h"

#include <QScrollArea>
#include <QTimer>

#include <optional>

namespace countersign {

class Card;
class FieldGrid;
class PlainLabel;

inline constexpr int maxChecksShown = 20; ///< the lines' own column names the rest

/// The facts of one payout, one below the other: where it stands, header, both clocks (live), who signed, who
/// still may, what to look at. Thread: UI.
class RequestFacts : public QScrollArea {
    Q_OBJECT
  public:
    explicit RequestFacts(QWidget* parent = nullptr);

    void showNothing(const QString& why);
    void showRequest(const RequestDetail& detail);
    void showPreview(const PayoutPreview& preview);
    void setPeople(const KeyFeed::Snapshot& people);

  private:
    [[nodiscard]] QWidget* makeBody();
    void sayState(const TonedText& words);
    void refreshClocks();
    void refreshPeople();
    void showChecks(const std::vector<PayoutCheck>& checks);

    std::optional<RequestDetail> detail_;
    KeyFeed::Snapshot people_;
    Card* state_;
    PlainLabel* stateText_;
    FieldGrid* fields_;
    FieldGrid* clocks_;
    PlainLabel* signedTitle_;
    FieldGrid* signed_;
    PlainLabel* waiting_;
    Card* checks_;
    PlainLabel* checkText_;
    QTimer ages_;
};

} // namespace countersign
