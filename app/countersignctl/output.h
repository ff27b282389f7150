// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/countersignctl/exit_code.h"
#include "models/domain/failure.h"

#include <nlohmann/json.hpp>

#include <QIODevice>
#include <QString>
#include <QStringList>

#include <vector>

namespace countersign::ctl {

using Json = nlohmann::ordered_json;

/// Rows of a table for people: every row has as many cells as the heading.
struct TextTable {
    QStringList heading;
    std::vector<QStringList> rows;
    std::vector<int> rightAligned; ///< columns of numbers
};

/// Where the program's answers go: text for people, or one JSON array. Text from outside is made harmless for
/// a terminal first. Owns nothing. Thread: main.
class Output {
  public:
    Output(QIODevice& out, QIODevice& err, bool json)
        : out_(out)
        , err_(err)
        , json_(json) {}

    [[nodiscard]] bool json() const { return json_; }
    void line(const QString& text = {});
    void table(const TextTable& table);
    void write(const Json& json);
    /// Raw text for other programs to read, as the SQL of install --print.
    void verbatim(const QString& text);

    /// A remark on stderr: it never mixes with what a script reads.
    void remark(const QString& text);
    /// Prints the failure's sentence and gives CannotRun.
    int cannotRun(const Failure& failure);

  private:
    QIODevice& out_;
    QIODevice& err_;
    bool json_;
};

inline constexpr int maxCellChars = 100; ///< of a table; JSON has everything
inline constexpr int maxLastCellChars = 1000; ///< of the last column, which moves no other

/// Without control and bidirectional characters, which could move the cursor or turn digits around.
[[nodiscard]] QString harmless(const QString& text);
[[nodiscard]] QString harmlessLines(const QString& text); ///< the same, but lines stay lines

/// The table as text, columns aligned, two spaces between them.
[[nodiscard]] QString formatTable(const TextTable& table);

} // namespace countersign::ctl
