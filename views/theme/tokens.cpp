// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/tokens.h"

namespace countersign {
namespace {

Tokens makeLight() {
    Tokens t;
    t.window = QColor(0xff, 0xff, 0xff);
    t.canvas = QColor(0xf6, 0xf7, 0xf9);
    t.field = QColor(0xf6, 0xf7, 0xf9);
    t.line = QColor(0xe1, 0xe5, 0xeb);
    t.lineStrong = QColor(0xcf, 0xd5, 0xde);
    t.text = QColor(0x1b, 0x23, 0x30);
    t.muted = QColor(0x5f, 0x6b, 0x7e);
    t.disabled = QColor(0xa3, 0xac, 0xba);
    t.accent = QColor(0x20, 0x5f, 0xcc);
    t.accentText = QColor(0xff, 0xff, 0xff);
    t.accentSoft = QColor(0xe8, 0xf0, 0xfd);
    t.selection = QColor(0xe3, 0xed, 0xfb);
    t.hover = QColor(0xf0, 0xf3, 0xf7);
    t.good = QColor(0x1c, 0x7a, 0x4a);
    t.warning = QColor(0x9a, 0x5b, 0x00);
    t.bad = QColor(0xb3, 0x1d, 0x1d);
    t.goodSoft = QColor(0xe8, 0xf6, 0xed);
    t.warningSoft = QColor(0xfd, 0xf1, 0xdf);
    t.badSoft = QColor(0xfd, 0xec, 0xea);
    t.severity[0] = QColor(0xb3, 0x1d, 0x1d);
    t.severity[1] = QColor(0xc4, 0x55, 0x08);
    t.severity[2] = QColor(0x85, 0x6a, 0x00);
    t.severity[3] = QColor(0x2f, 0x68, 0x9e);
    t.environment[0] = QColor(0xb3, 0x1d, 0x1d);
    t.environment[1] = QColor(0x7a, 0x46, 0xa8);
    t.environment[2] = QColor(0x1f, 0x70, 0x6b);
    t.onEnvironment = QColor(0xff, 0xff, 0xff);
    return t;
}

Tokens makeDark() {
    Tokens t;
    t.dark = true;
    t.window = QColor(0x1b, 0x20, 0x27);
    t.canvas = QColor(0x14, 0x17, 0x1c);
    t.field = QColor(0x14, 0x17, 0x1c);
    t.line = QColor(0x2c, 0x33, 0x3d);
    t.lineStrong = QColor(0x3c, 0x45, 0x52);
    t.text = QColor(0xe5, 0xe9, 0xf0);
    t.muted = QColor(0x95, 0xa0, 0xb0);
    t.disabled = QColor(0x5c, 0x67, 0x76);
    t.accent = QColor(0x6f, 0xa8, 0xff);
    t.accentText = QColor(0x0c, 0x14, 0x22);
    t.accentSoft = QColor(0x1d, 0x2b, 0x42);
    t.selection = QColor(0x22, 0x35, 0x52);
    t.hover = QColor(0x23, 0x29, 0x32);
    t.good = QColor(0x5f, 0xcb, 0x93);
    t.warning = QColor(0xe9, 0xb9, 0x49);
    t.bad = QColor(0xff, 0x7b, 0x72);
    t.goodSoft = QColor(0x17, 0x30, 0x23);
    t.warningSoft = QColor(0x35, 0x2a, 0x14);
    t.badSoft = QColor(0x3a, 0x1e, 0x1e);
    t.severity[0] = QColor(0xff, 0x6b, 0x62);
    t.severity[1] = QColor(0xf5, 0x9a, 0x4b);
    t.severity[2] = QColor(0xd8, 0xbb, 0x4e);
    t.severity[3] = QColor(0x74, 0xb0, 0xe6);
    t.environment[0] = QColor(0xe5, 0x48, 0x4d);
    t.environment[1] = QColor(0xb0, 0x82, 0xdd);
    t.environment[2] = QColor(0x45, 0xad, 0xa5);
    t.onEnvironment = QColor(0x12, 0x10, 0x14);
    return t;
}

} // namespace

QColor Tokens::tone(Tone tone) const {
    switch (tone) {
    case Tone::Plain:
        return text;
    case Tone::Muted:
        return muted;
    case Tone::Accent:
        return accent;
    case Tone::Good:
        return good;
    case Tone::Warning:
        return warning;
    case Tone::Bad:
        return bad;
    }
    return text;
}

QColor Tokens::soft(Tone tone) const {
    switch (tone) {
    case Tone::Plain:
    case Tone::Muted:
        return canvas;
    case Tone::Accent:
        return accentSoft;
    case Tone::Good:
        return goodSoft;
    case Tone::Warning:
        return warningSoft;
    case Tone::Bad:
        return badSoft;
    }
    return canvas;
}

const Tokens& lightTokens() {
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens& darkTokens() {
    static const Tokens tokens = makeDark();
    return tokens;
}

} // namespace countersign
