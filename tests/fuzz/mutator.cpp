// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include <algorithm>

namespace countersign {

namespace {

constexpr qsizetype maxMutatedBytes = 16 * 1024;

} // namespace

QByteArray Mutator::mutate(QByteArray text, const QByteArrayList& corpus) {
    for (int i = random_.bounded(1, 9); i > 0; --i)
        change(text, corpus);
    text.truncate(maxMutatedBytes);
    return text;
}

void Mutator::change(QByteArray& text, const QByteArrayList& corpus) {
    const qsizetype at = place(text);
    const qsizetype length = random_.bounded(32);
    switch (random_.bounded(8)) {
    case 0: // one bit
        if (at < text.size())
            text[at] = static_cast<char>(text[at] ^ (1 << random_.bounded(8)));
        break;
    case 1:
        text.insert(at, static_cast<char>(random_.bounded(256)));
        break;
    case 2:
        text.remove(at, length);
        break;
    case 3:
        text.truncate(at);
        break;
    case 4:
        text.insert(at, dictionary_.at(random_.bounded(static_cast<int>(dictionary_.size()))));
        break;
    case 5:
        text.insert(at, text.mid(place(text), length));
        break;
    case 6: { // the rest of another text
        const QByteArray& other = corpus.at(random_.bounded(static_cast<int>(corpus.size())));
        text = text.left(at) + other.mid(place(other));
        break;
    }
    default: // the same piece again and again
        text.insert(at, text.mid(at, 8).repeated(random_.bounded(1, 40)));
        break;
    }
}

} // namespace countersign
