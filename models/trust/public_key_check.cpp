// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust/ed25519.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <optional>

namespace countersign {
namespace {

using Integer = boost::multiprecision::cpp_int;

const Integer& prime() {
    static const Integer p = (Integer(1) << 255) - 19;
    return p;
}

Integer reduced(const Integer& value) {
    Integer rest = value % prime();
    return rest < 0 ? Integer(rest + prime()) : rest;
}

Integer power(const Integer& base, const Integer& exponent) {
    return boost::multiprecision::powm(base, exponent, prime());
}

/// d of the curve -x^2 + y^2 = 1 + d x^2 y^2 (RFC 8032, 5.1).
const Integer& curveConstant() {
    static const Integer d = reduced(-121665 * power(121666, prime() - 2));
    return d;
}

/// A point in projective coordinates: x = X/Z, y = Y/Z.
struct Point {
    Integer x, y, z;
};

/// RFC 8032, 5.1.4; without T, which doubling does not need.
Point doubled(const Point& point) {
    const Integer a = reduced(point.x * point.x);
    const Integer b = reduced(point.y * point.y);
    const Integer c = reduced(2 * point.z * point.z);
    const Integer h = a + b;
    const Integer sum = point.x + point.y;
    const Integer e = reduced(h - sum * sum);
    const Integer g = a - b;
    const Integer f = c + g;
    return {reduced(e * f), reduced(g * h), reduced(f * g)};
}

bool isNeutral(const Point& point) {
    return point.x == 0 && point.y == point.z;
}

/// A square root of -1.
const Integer& rootOfMinusOne() {
    static const Integer root = power(2, (prime() - 1) / 4);
    return root;
}

/// RFC 8032, 5.1.3, steps 2 and 3: an x with x^2 = (y^2 - 1) / (d y^2 + 1) = u / v, if there is one. The one
/// long power is shared by the division and the root.
std::optional<Integer> xOf(const Integer& y) {
    const Integer square = reduced(y * y);
    const Integer u = reduced(square - 1);
    const Integer v = reduced(curveConstant() * square + 1);
    const Integer v3 = reduced(v * reduced(v * v));
    const Integer uv3 = reduced(u * v3);
    const Integer x = reduced(uv3 * power(reduced(uv3 * reduced(v3 * v)), (prime() - 5) / 8));
    const Integer fits = reduced(v * reduced(x * x));
    if (fits == u)
        return x;
    if (fits == reduced(-u))
        return reduced(x * rootOfMinusOne());
    return std::nullopt;
}

Integer littleEndian(const QByteArray& octets) {
    Integer value = 0;
    for (qsizetype i = octets.size(); i > 0; --i)
        value = (value << 8) + static_cast<unsigned char>(octets[i - 1]);
    return value;
}

Failure refused(const QString& what, const QString& where) {
    return {FailureKind::BadInput,
            what,
            where,
            QStringLiteral("Make a new key; one made properly is never like this"),
            {}};
}

} // namespace

Status checkPublicKey(const QByteArray& publicKey, const QString& where) {
    if (publicKey.size() != publicKeyBytes)
        return refused(QStringLiteral("a public key has %1 octets, and this has %2")
                           .arg(publicKeyBytes)
                           .arg(publicKey.size()),
                       where);
    Integer y = littleEndian(publicKey);
    const bool negative = boost::multiprecision::bit_test(y, 255);
    boost::multiprecision::bit_unset(y, 255);
    if (y >= prime())
        return refused(QStringLiteral("the public key is not written in its one canonical form"), where);
    const auto x = xOf(y);
    if (!x)
        return refused(QStringLiteral("the public key is no point of the curve"), where);
    if (*x == 0 && negative)
        return refused(QStringLiteral("the public key is not written in its one canonical form"), where);
    if (isNeutral(doubled(doubled(doubled({*x, y, 1})))))
        return refused(QStringLiteral("the public key is a point of small order: anybody could sign for it"),
                       where);
    return Nothing{};
}

} // namespace countersign
