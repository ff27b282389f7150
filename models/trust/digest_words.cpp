// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/digest_words.h"

namespace countersign {
namespace {

constexpr qsizetype groupDigits = 4;

constexpr const char* words[256] = {
    "abbey",    "acorn",    "adapt",    "adobe",    "airport",  "album",    "alcove",   "almond",
    "alpine",   "ample",    "anchor",   "animal",   "answer",   "antenna",  "apron",    "aquarium",
    "arbor",    "arctic",   "artist",   "asphalt",  "atlas",    "autumn",   "avenue",   "avocado",
    "awake",    "badge",    "baker",    "bamboo",   "banana",   "barrel",   "battery",  "beach",
    "bedroom",  "bingo",    "biscuit",  "blanket",  "blossom",  "bonnet",   "border",   "bread",
    "bronze",   "brush",    "buffalo",  "bushel",   "buzzer",   "ceiling",  "cellar",   "chalk",
    "cherry",   "chimney",  "cinema",   "circus",   "clarinet", "climate",  "clover",   "cobra",
    "concert",  "cotton",   "county",   "crystal",  "curtain",  "cushion",  "cyclone",  "cypress",
    "daffodil", "daughter", "decimal",  "depot",    "dewdrop",  "diagram",  "diesel",   "diploma",
    "distance", "dolphin",  "domino",   "dragon",   "drizzle",  "dynamo",   "effort",   "elephant",
    "emerald",  "engine",   "envelope", "equator",  "eraser",   "evening",  "eyebrow",  "falcon",
    "family",   "festival", "filter",   "fishing",  "fleece",   "foam",     "forest",   "foxglove",
    "garlic",   "gazelle",  "giant",    "giraffe",  "glucose",  "golden",   "grill",    "guitar",
    "gymnast",  "habit",    "hairpin",  "helmet",   "highway",  "holiday",  "horizon",  "house",
    "hubcap",   "hydrant",  "hyena",    "iceberg",  "icicle",   "impala",   "index",    "island",
    "ivory",    "jaguar",   "jasmine",  "jungle",   "kangaroo", "kennel",   "keyboard", "kiosk",
    "kitchen",  "knapsack", "laptop",   "lesson",   "lifeboat", "lizard",   "lollipop", "lullaby",
    "lumber",   "luxury",   "macaroni", "mahogany", "mammoth",  "matrix",   "maximum",  "meadow",
    "mercury",  "midnight", "mixture",  "mobile",   "mohair",   "muffin",   "mulberry", "mummy",
    "museum",   "napkin",   "needle",   "neighbor", "network",  "notebook", "nursery",  "nutmeg",
    "oatmeal",  "observe",  "octopus",  "orchid",   "oregano",  "ornament", "osprey",   "ostrich",
    "outside",  "overcoat", "oxygen",   "pamphlet", "parade",   "pelican",  "perfume",  "petal",
    "photo",    "picnic",   "pillow",   "pioneer",  "plaza",    "prairie",  "pudding",  "puppet",
    "pyramid",  "quartz",   "radish",   "rattle",   "recipe",   "regatta",  "reindeer", "rhubarb",
    "ribbon",   "rooster",  "runway",   "rustic",   "safari",   "salute",   "sandal",   "sapphire",
    "shield",   "sketch",   "skillet",  "skyline",  "slogan",   "socket",   "sonata",   "spider",
    "spring",   "squirrel", "studio",   "suitcase", "sulphur",  "sycamore", "symbol",   "syrup",
    "tailor",   "tapestry", "target",   "tavern",   "terrace",  "theater",  "thimble",  "tissue",
    "toffee",   "toucan",   "treasure", "triangle", "trombone", "tugboat",  "tundra",   "tuxedo",
    "typhoon",  "ukulele",  "umbrella", "umpire",   "unicorn",  "upstairs", "utensil",  "vacuum",
    "valley",   "vanilla",  "vector",   "violin",   "voyage",   "wasp",     "welcome",  "whisper",
    "wisdom",   "world",    "yearbook", "yogurt",   "zenith",   "zephyr",   "zigzag",   "zodiac"};

} // namespace

const QStringList& digestWordList() {
    static const QStringList list = [] {
        QStringList all;
        for (const char* word : words)
            all << QString::fromLatin1(word);
        return all;
    }();
    return list;
}

QStringList digestWords(const QByteArray& digest, qsizetype count) {
    QStringList spoken;
    for (const char octet : digest.left(count))
        spoken << digestWordList()[static_cast<unsigned char>(octet)];
    return spoken;
}

QString digestGroups(const QByteArray& digest) {
    QString groups = QString::fromLatin1(digest.toHex());
    for (qsizetype at = (groups.size() - 1) / groupDigits * groupDigits; at > 0; at -= groupDigits)
        groups.insert(at, u' ');
    return groups;
}

} // namespace countersign
