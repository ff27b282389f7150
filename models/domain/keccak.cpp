// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/keccak.h"

#include <array>
#include <bit>
#include <cstdint>

namespace countersign {

namespace {

constexpr std::size_t rateBytes = 136; ///< 1600 - 2 * 256 bits
constexpr int rounds = 24;

using State = std::array<std::uint64_t, 25>; ///< lane x, y at x + 5 y

constexpr std::array<std::uint64_t, rounds> roundConstants{
    0x0000000000000001ULL, 0x0000000000008082ULL, 0x800000000000808aULL, 0x8000000080008000ULL,
    0x000000000000808bULL, 0x0000000080000001ULL, 0x8000000080008081ULL, 0x8000000000008009ULL,
    0x000000000000008aULL, 0x0000000000000088ULL, 0x0000000080008009ULL, 0x000000008000000aULL,
    0x000000008000808bULL, 0x800000000000008bULL, 0x8000000000008089ULL, 0x8000000000008003ULL,
    0x8000000000008002ULL, 0x8000000000000080ULL, 0x000000000000800aULL, 0x800000008000000aULL,
    0x8000000080008081ULL, 0x8000000000008080ULL, 0x0000000080000001ULL, 0x8000000080008008ULL};

void theta(State& a) {
    std::array<std::uint64_t, 5> c{};
    for (std::size_t x = 0; x < 5; ++x)
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (std::size_t x = 0; x < 5; ++x) {
        const std::uint64_t d = c[(x + 4) % 5] ^ std::rotl(c[(x + 1) % 5], 1);
        for (std::size_t y = 0; y < 25; y += 5)
            a[x + y] ^= d;
    }
}

/// Rho and pi in one walk: each lane is turned by the next triangular number and put where pi says.
void rhoPi(State& a) {
    std::size_t x = 1, y = 0;
    std::uint64_t lane = a[1];
    for (int t = 0; t < 24; ++t) {
        const std::size_t nextX = y;
        const std::size_t nextY = (2 * x + 3 * y) % 5;
        const std::uint64_t kept = a[nextX + 5 * nextY];
        a[nextX + 5 * nextY] = std::rotl(lane, ((t + 1) * (t + 2) / 2) % 64);
        lane = kept;
        x = nextX;
        y = nextY;
    }
}

void chi(State& a) {
    for (std::size_t y = 0; y < 25; y += 5) {
        std::array<std::uint64_t, 5> row{};
        for (std::size_t x = 0; x < 5; ++x)
            row[x] = a[x + y];
        for (std::size_t x = 0; x < 5; ++x)
            a[x + y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
}

void permute(State& a) {
    for (const std::uint64_t constant : roundConstants) {
        theta(a);
        rhoPi(a);
        chi(a);
        a[0] ^= constant;
    }
}

void absorb(State& a, const unsigned char* block) {
    for (std::size_t i = 0; i < rateBytes; ++i)
        a[i / 8] ^= static_cast<std::uint64_t>(block[i]) << (8 * (i % 8));
    permute(a);
}

} // namespace

QByteArray keccak256(const QByteArray& bytes) {
    QByteArray padded = bytes + '\x01';
    while (static_cast<std::size_t>(padded.size()) % rateBytes != 0)
        padded += '\0';
    padded[padded.size() - 1] = static_cast<char>(static_cast<unsigned char>(padded.back()) | 0x80U);
    State state{};
    for (qsizetype at = 0; at < padded.size(); at += static_cast<qsizetype>(rateBytes))
        absorb(state, reinterpret_cast<const unsigned char*>(padded.constData()) + at);
    QByteArray digest(32, '\0');
    for (qsizetype i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<char>((state[static_cast<std::size_t>(i / 8)] >> (8 * (i % 8))) & 0xffU);
    return digest;
}

} // namespace countersign
