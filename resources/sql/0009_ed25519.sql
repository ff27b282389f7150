-- Ed25519 signatures checked in the database (RFC 8032, pure; cofactorless as OpenSSL does it). Public data only, so
-- that time may depend on it. What counts in the end is the check of worker and auditor outside.
CREATE FUNCTION countersign.le_number(octets bytea) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  n numeric := 0;
BEGIN
  FOR i IN REVERSE octet_length(octets) - 1 .. 0 LOOP
    n := n * 256 + get_byte(octets, i);
  END LOOP;
  RETURN n;
END $$;

-- x ^ (2 ^ times) modulo p
CREATE FUNCTION countersign.fe_square(x numeric, times integer, p numeric) RETURNS numeric
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  FOR i IN 1 .. times LOOP
    x := (x * x) % p;
  END LOOP;
  RETURN x;
END $$;

-- x ^ (2^250 - 1), and x ^ 11 beside it: what both the square root and the inverse are made of.
CREATE FUNCTION countersign.fe_power_250(x numeric, p numeric, OUT power numeric, OUT eleventh numeric)
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  z9 numeric := (countersign.fe_square(x, 3, p) * x) % p;
  z5 numeric;
  z10 numeric;
  z20 numeric;
  z50 numeric;
  z100 numeric;
BEGIN
  eleventh := (z9 * x % p) * x % p;
  z5 := (eleventh * eleventh % p) * z9 % p;
  z10 := countersign.fe_square(z5, 5, p) * z5 % p;
  z20 := countersign.fe_square(z10, 10, p) * z10 % p;
  z50 := countersign.fe_square(countersign.fe_square(z20, 20, p) * z20 % p, 10, p) * z10 % p;
  z100 := countersign.fe_square(z50, 50, p) * z50 % p;
  power := countersign.fe_square(countersign.fe_square(z100, 100, p) * z100 % p, 50, p) * z50 % p;
END $$;

-- The point a public key stands for, or no row's worth: x is NULL for octets that are no canonical point.
CREATE FUNCTION countersign.ed25519_point(octets bytea, OUT x numeric, OUT y numeric)
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  p constant numeric := 57896044618658097711785492504343953926634992332820282019728792003956564819949;
  d constant numeric := 37095705934669439343138083508754565189542113879843219016388785533085940283555;
  i constant numeric := 19681161376707505956807079304988542015446066515923890162744021073123829784752;
  sign integer := get_bit(octets, 255);
  u numeric;
  v numeric;
  root numeric;
BEGIN
  y := countersign.le_number(set_bit(octets, 255, 0));
  IF octet_length(octets) <> 32 OR y >= p THEN
    RETURN;
  END IF;
  u := (y * y - 1) % p;
  v := (d * (y * y % p) + 1) % p;
  -- sqrt(u/v) = u v^3 (u v^7)^((p-5)/8), up to a factor sqrt(-1): RFC 8032, 5.1.3
  root := (u * v % p) * (v * v % p) % p;
  u := (u + p) % p;
  x := ((root * (v * v % p) % p) * (v * v % p)) % p;
  x := countersign.fe_square((SELECT power FROM countersign.fe_power_250(x, p)), 2, p) * x % p;
  x := (root * x % p + p) % p;
  IF (v * (x * x % p) % p + p) % p <> u THEN
    x := x * i % p;
    IF (v * (x * x % p) % p + p) % p <> u THEN
      x := NULL;
      RETURN;
    END IF;
  END IF;
  IF x = 0 AND sign = 1 THEN
    x := NULL;
  ELSIF mod(x, 2) <> sign THEN
    x := p - x;
  END IF;
END $$;

-- 32 octets, the least first.
CREATE FUNCTION countersign.le_octets(n numeric) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  octets bytea := decode(repeat('00', 32), 'hex');
BEGIN
  FOR i IN 0 .. 31 LOOP
    octets := set_byte(octets, i, (n % 256)::integer);
    n := div(n, 256);
  END LOOP;
  RETURN octets;
END $$;

-- [s]B - [k]A, as the 32 octets a signature must begin with. Double and add, both scalars at once.
CREATE FUNCTION countersign.ed25519_commitment(s bytea, k numeric, ax numeric, ay numeric) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  p constant numeric := 57896044618658097711785492504343953926634992332820282019728792003956564819949;
  d2 constant numeric := 16295367250680780974490674513165176452449235426866156013048779062215315747161;
  bx constant numeric := 15112221349535400772501151409588531511454012693041857206046113283949847762202;
  by_ constant numeric := 46316835694926478169428394003475163141307993866256225615783033603165251855960;
  -- of B, -A and B - A: y - x, y + x, 2 d t, 2 z
  minus numeric[] := ARRAY[by_ - bx, ay + ax, NULL];
  plus numeric[] := ARRAY[by_ + bx, ay - ax, NULL];
  dt numeric[] := ARRAY[d2 * (bx * by_ % p) % p, -(d2 * (ax * ay % p) % p), NULL];
  z2 numeric[] := ARRAY[2, 2, NULL];
  words bigint[];
  x numeric := 0; y numeric := 1; z numeric := 1; t numeric := 0;
  a numeric; b numeric; c numeric; e numeric; f numeric; g numeric; h numeric;
  which integer;
BEGIN
  -- B + (-A) once, by the same addition as below
  a := (by_ - bx) * minus[2] % p; b := (by_ + bx) * plus[2] % p; c := (bx * by_ % p) * dt[2] % p;
  e := b - a; f := 2 - c; g := 2 + c; h := b + a;
  x := e * f % p; y := g * h % p; t := e * h % p; z := f * g % p;
  minus[3] := y - x; plus[3] := y + x; dt[3] := d2 * t % p; z2[3] := 2 * z;
  FOR i IN 1 .. 8 LOOP
    words[i] := (k % 4294967296)::bigint;
    k := div(k, 4294967296);
  END LOOP;
  x := 0; y := 1; z := 1; t := 0;
  FOR i IN REVERSE 252 .. 0 LOOP
    a := x * x % p; b := y * y % p; h := a + b;
    e := h - (x + y) * (x + y) % p; g := a - b; f := 2 * (z * z % p) + g;
    x := e * f % p; y := g * h % p; t := e * h % p; z := f * g % p;
    which := get_bit(s, i) + 2 * ((words[1 + i / 32] >> (i % 32)) & 1)::integer;
    CONTINUE WHEN which = 0;
    a := (y - x) * minus[which] % p; b := (y + x) * plus[which] % p; c := t * dt[which] % p;
    e := b - a; g := z * z2[which] % p; f := g - c; g := g + c; h := b + a;
    x := e * f % p; y := g * h % p; t := e * h % p; z := f * g % p;
  END LOOP;
  -- to affine coordinates: z ^ (p - 2)
  SELECT countersign.fe_square(q.power, 5, p) * q.eleventh % p INTO z FROM countersign.fe_power_250(z, p) q;
  x := (x * z % p + p) % p; y := (y * z % p + p) % p;
  IF mod(x, 2) = 1 THEN
    y := y + 57896044618658097711785492504343953926634992332820282019728792003956564819968; -- 2^255
  END IF;
  RETURN countersign.le_octets(y);
END $$;

CREATE FUNCTION countersign.ed25519_verify(public_key bytea, message bytea, signature bytea) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  -- the order of the base point: 2^252 + ...
  l constant numeric := 7237005577332262213973186563042994240857116359379907606001950938285454250989;
  point record;
BEGIN
  IF octet_length(public_key) <> 32 OR octet_length(signature) <> 64
     OR countersign.le_number(substr(signature, 33, 32)) >= l THEN
    RETURN false; -- s + l would be a second signature over the same message
  END IF;
  SELECT * INTO point FROM countersign.ed25519_point(public_key);
  IF point.x IS NULL THEN
    RETURN false;
  END IF;
  RETURN countersign.ed25519_commitment(substr(signature, 33, 32),
           countersign.le_number(sha512(substr(signature, 1, 32) || public_key || message)) % l, point.x, point.y)
         = substr(signature, 1, 32);
END $$;

-- Points of order 1, 2, 4 and 8 give signatures that fit many messages. [8]A = 0 exactly for them: y is 0, 1, -1 or
-- one of two more values (with either sign of x), and no encoding but the canonical ones gets this far.
CREATE FUNCTION countersign.ed25519_key_is_sound(public_key bytea) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  point record;
BEGIN
  IF octet_length(public_key) <> 32 THEN
    RETURN false;
  END IF;
  SELECT * INTO point FROM countersign.ed25519_point(public_key);
  RETURN point.x IS NOT NULL AND point.y NOT IN (0, 1,
    57896044618658097711785492504343953926634992332820282019728792003956564819948,
    2707385501144840649318225287225658788936804267575313519463743609750303402022,
    55188659117513257062467267217118295137698188065244968500265048394206261417927);
END $$;
