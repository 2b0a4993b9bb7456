// The kernel's text: loops over draws without branches, which the compiler makes into vectors of the instruction set that
// the including file sets. Multiplications and additions are never fused: every instruction set then gives the same bits.
#pragma STDC FP_CONTRACT OFF

#include "sensitivity_kernel.h"
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define VECTORS _Pragma("clang loop vectorize(enable) interleave(enable)")

INLINE double from_bits(uint64_t bits) {
  double value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

INLINE uint64_t to_bits(double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

INLINE double root(double x) { return __builtin_elementwise_sqrt(x); }
INLINE double magnitude(double x) { return from_bits(to_bits(x) & INT64_MAX); }

// The mixing function of SplitMix64 (Steele, Lea and Flood 2014).
INLINE uint64_t mixed(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

void NAMED(fixator_uniforms)(uint64_t counter, int32_t count, double *uniforms) {
  VECTORS
  for (int32_t n = 0; n < count; n++) {
    // The middle of one of 2^52 equal cells: never 0, never 1.
    const uint64_t bits = mixed(counter + (uint64_t)(n + 1) * 0x9E3779B97F4A7C15u);
    uniforms[n] = (from_bits((bits >> 12) | 0x3FF0000000000000u) - 1.0) + 0x1p-53;
  }
}

#define SEVENTH(x, c0, c1, c2, c3, c4, c5, c6, c7)                                                                     \
  ((((((((c7) * (x) + (c6)) * (x) + (c5)) * (x) + (c4)) * (x) + (c3)) * (x) + (c2)) * (x) + (c1)) * (x) + (c0))

// Natural logarithm of a positive normal number: 2 artanh((m - 1) / (m + 1)) of its mantissa, between 1/√2 and √2.
INLINE double logarithm(double x) {
  const uint64_t bits = to_bits(x) - 0x3FE6A09E667F3BCDu;
  // The exponent, made a double by the bits of 2^52 + 2^51.
  const int64_t exponent = (int64_t)bits >> 52;
  const double e = from_bits((uint64_t)exponent + 0x4338000000000000u) - 0x1.8p52;
  const double m = from_bits((bits & 0xFFFFFFFFFFFFFu) + 0x3FE6A09E667F3BCDu);
  const double s = (m - 1.0) / (m + 1.0), t = s * s;
  const double tail = SEVENTH(t, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21);
  const double sum = ((tail * t + 1.0 / 5) * t + 1.0 / 3) * t;
  return e * 0.693147180559945309417 + (2.0 * s + 2.0 * s * sum);
}

// Wichura's PPND16 (Applied Statistics 1988, algorithm AS 241), without its branch for tails beyond the truncation.
void NAMED(fixator_scores)(int32_t count, double *uniforms) {
  // Φ(4) - Φ(-4).
  const double mass = 1 - 2 * 3.167124183311992e-05;
  VECTORS
  for (int32_t n = 0; n < count; n++) {
    const double q = (uniforms[n] - 0.5) * mass;
    const double a = magnitude(q);
    const double r = 0.180625 - q * q;
    const double centre =
        q * SEVENTH(r, 3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
                    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727)
        / SEVENTH(r, 1.0, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867,
                  39307.895800092710610, 28729.085735721942674, 5226.4952788528545610);
    const double t = root(-logarithm(0.5 - a)) - 1.6;
    const double tail =
        SEVENTH(t, 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
                1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4)
        / SEVENTH(t, 1.0, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
                  0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
                  1.05075007164441684324e-9);
    uniforms[n] = a <= 0.425 ? centre : q < 0 ? -tail : tail;
  }
}

typedef struct {
  double sine, cosine;
} Circle;

// Sine and cosine of an angle of a few turns at most: reduced by quarter turns in two parts, then the polynomials of Cephes
// (Moshier 1992).
INLINE Circle circle(double x) {
  const double shifted = x * 0.636619772367581343076 + 0x1.8p52;
  const uint64_t quarter = to_bits(shifted);
  const double turns = shifted - 0x1.8p52;
  const double r = (x - turns * 0x1.921fb544p0) - turns * 0x1.0b4611a626331p-34;
  const double z = r * r;
  const double s =
      r + r * z
              * (((((1.58962301576546568060e-10 * z - 2.50507477628578072866e-8) * z + 2.75573136213857245213e-6) * z
                   - 1.98412698295895385996e-4)
                      * z
                  + 8.33333333332211858878e-3)
                     * z
                 - 1.66666666666666307295e-1);
  const double c =
      (1.0 - 0.5 * z)
      + z * z
            * (((((-1.13585365213876817300e-11 * z + 2.08757008419747316778e-9) * z - 2.75573141792967388112e-7) * z
                 + 2.48015872888517045348e-5)
                    * z
                - 1.38888888888730564116e-3)
                   * z
               + 4.16666666666665929218e-2);
  const double sine = quarter & 1 ? c : s, cosine = quarter & 1 ? s : c;
  return (Circle){quarter & 2 ? -sine : sine, (quarter + 1) & 2 ? -cosine : cosine};
}

// Arc tangent of y / x for x >= 0, in a half turn: Cephes' atan (Moshier 1992) with one division.
INLINE double angle(double y, double x) {
  const double a = magnitude(y);
  const int steep = a > 2.41421356237309504880 * x, middle = a > 0.66 * x;
  const double up = steep ? -x : middle ? a - x : a;
  const double down = steep ? a : middle ? a + x : x;
  const double base = steep ? 1.57079632679489661923 : middle ? 0.785398163397448309616 : 0.0;
  const double t = up / down, z = t * t;
  const double p = (((-8.750608600031904122785e-1 * z - 1.615753718733365076637e1) * z - 7.500855792314704667340e1) * z
                    - 1.228866684490136173410e2)
                       * z
                   - 6.485021904942025371773e1;
  const double q = ((((z + 2.485846490142306297962e1) * z + 1.650270098316988542046e2) * z + 4.328810604912902668951e2)
                        * z
                    + 4.853903996359136964868e2)
                       * z
                   + 1.945506571482613964425e2;
  const double found = base + (t + t * (z * (p / q)));
  return y < 0 ? -found : found;
}

typedef struct {
  double w, x, y, z;
} Turn;

typedef struct {
  double x, y, z;
} Place;

typedef struct {
  Turn turn;
  Place place;
} Pose;

INLINE Turn product(Turn p, Turn q) {
  return (Turn){
      (p.w * q.w - p.x * q.x) - (p.y * q.y + p.z * q.z), (p.w * q.x + p.x * q.w) + (p.y * q.z - p.z * q.y),
      (p.w * q.y + p.y * q.w) + (p.z * q.x - p.x * q.z), (p.w * q.z + p.z * q.w) + (p.x * q.y - p.y * q.x)};
}

INLINE Turn back(Turn q) { return (Turn){q.w, -q.x, -q.y, -q.z}; }

INLINE Place turned(Turn q, Place p) {
  const double tx = 2 * (q.y * p.z - q.z * p.y), ty = 2 * (q.z * p.x - q.x * p.z), tz = 2 * (q.x * p.y - q.y * p.x);
  return (Place){
      (p.x + q.w * tx) + (q.y * tz - q.z * ty), (p.y + q.w * ty) + (q.z * tx - q.x * tz),
      (p.z + q.w * tz) + (q.x * ty - q.y * tx)};
}

INLINE Place sum(Place a, Place b) { return (Place){a.x + b.x, a.y + b.y, a.z + b.z}; }
INLINE Place difference(Place a, Place b) { return (Place){a.x - b.x, a.y - b.y, a.z - b.z}; }

// The smallest turn from (0, 0, up) to the direction of (x, y, z), then a turn about z itself by `about`.
INLINE Turn lean_and_turn(double up, double x, double y, double z, double about) {
  const double length = root((x * x + y * y) + z * z);
  // The half-way vector, times that length.
  const double m = z + up * length;
  const double scale = 1 / root((x * x + y * y) + m * m);
  const double w = up * m * scale, vx = -up * y * scale, vy = up * x * scale;
  const Circle half = circle(about / 2);
  return (Turn){w * half.cosine, vx * half.cosine + vy * half.sine, vy * half.cosine - vx * half.sine, w * half.sine};
}

// D of MODEL section 2, film convention; columns from `p` on, `count` apart.
INLINE Pose fragment(const double *p, int64_t count, double lateral, double moving) {
  const Circle a = circle(p[0]), b = circle(p[count]);
  return (Pose){
      lean_and_turn(
          moving, -lateral * a.sine * b.cosine, b.sine * a.cosine, moving * a.cosine * b.cosine,
          -lateral * p[2 * count]),
      {lateral * p[3 * count], p[4 * count], -moving * p[5 * count]}};
}

// M of MODEL section 3.
INLINE Pose mounted(const double *p, int64_t count, double lateral) {
  const Circle a = circle(p[4 * count]), b = circle(p[5 * count]);
  return (Pose){
      lean_and_turn(
          1, lateral * a.sine * b.cosine, b.sine * a.cosine, a.cosine * b.cosine, -lateral * p[3 * count]),
      {lateral * p[0], p[count], p[2 * count]}};
}

INLINE Pose ring(const double *p, int64_t count) {
  return (Pose){{p[3 * count], p[4 * count], p[5 * count], p[6 * count]}, {p[0], p[count], p[2 * count]}};
}

INLINE void keep(Pose end, double *p, int64_t count) {
  p[0] = end.place.x, p[count] = end.place.y, p[2 * count] = end.place.z;
  p[3 * count] = end.turn.w, p[4 * count] = end.turn.x, p[5 * count] = end.turn.y, p[6 * count] = end.turn.z;
}

// D_end' of MODEL section 11, chronic and residual: M_r' · P_e' · P_0'⁻¹ · M_r'⁻¹ · D'.
static void followed(const fixator_chain *chain, int64_t count, const fixator_draws *draws) {
  const double lateral = chain->lateral, moving = chain->moving;
  const double *restrict deformity = draws->deformity, *restrict mounting = draws->mounting;
  const double *restrict starts = draws->start, *restrict ends = draws->end;
  double *restrict kept = draws->fragment;
  VECTORS
  for (int64_t n = 0; n < count; n++) {
    const Pose d = fragment(deformity + n, count, lateral, moving);
    const Pose m = mounted(mounting + n, count, lateral);
    const Pose start = ring(starts + n, count), end = ring(ends + n, count);
    const Turn change = product(end.turn, back(start.turn));
    Place p = turned(back(m.turn), difference(d.place, m.place));
    p = sum(turned(change, difference(p, start.place)), end.place);
    p = sum(turned(m.turn, p), m.place);
    keep((Pose){product(product(m.turn, product(change, back(m.turn))), d.turn), p}, kept + n, count);
  }
}

// Rings-first: M_r' · P_e' · M_m'⁻¹.
static void mounted_end(const fixator_chain *chain, int64_t count, const fixator_draws *draws) {
  const double lateral = chain->lateral;
  const double *restrict mounting = draws->mounting, *restrict others = draws->moving_mounting;
  const double *restrict ends = draws->end;
  double *restrict kept = draws->fragment;
  VECTORS
  for (int64_t n = 0; n < count; n++) {
    const Pose m = mounted(mounting + n, count, lateral);
    const Pose other = mounted(others + n, count, lateral);
    const Pose end = ring(ends + n, count);
    const Turn carried = product(end.turn, back(other.turn));
    Place p = difference(end.place, turned(carried, other.place));
    p = sum(turned(m.turn, p), m.place);
    keep((Pose){product(m.turn, carried), p}, kept + n, count);
  }
}

// The six parameters of D (MODEL section 2, film convention).
static void parameters(const fixator_chain *chain, int64_t count, const fixator_draws *draws) {
  const double lateral = chain->lateral, moving = chain->moving;
  const double *restrict kept = draws->fragment;
  double *restrict outputs = draws->outputs;
  VECTORS
  for (int64_t n = 0; n < count; n++) {
    const Pose end = ring(kept + n, count);
    const Turn q = end.turn;
    const double along = 1 - 2 * (q.x * q.x + q.y * q.y);
    const double farX = moving * 2 * (q.x * q.z + q.w * q.y), farY = moving * 2 * (q.y * q.z - q.w * q.x);
    // A fragment whose axis is 90° or more away has no angles on films.
    const double none = along > 1e-9 ? 0.0 : __builtin_nan("");
    outputs[n] = angle(-lateral * farX, along) + none;
    outputs[count + n] = angle(farY, along) + none;
    // q = lean · turn about z: the lean has no z, so the half turn's tangent is z / w.
    outputs[2 * count + n] = -lateral * 2 * angle(q.w < 0 ? -q.z : q.z, magnitude(q.w)) + none;
    outputs[3 * count + n] = lateral * end.place.x + none;
    outputs[4 * count + n] = end.place.y + none;
    outputs[5 * count + n] = -moving * end.place.z + none;
  }
}

// How far the worst point is from where it should be.
static void displacements(const fixator_chain *chain, int64_t count, const fixator_draws *draws) {
  const double *restrict kept = draws->fragment;
  double *restrict worst = draws->outputs + 6 * count;
  for (int64_t n = 0; n < count; n++) worst[n] = 0;
  for (int32_t k = 0; k < chain->point_count; k++) {
    const double *p = chain->points + 3 * k, *t = chain->intended_points + 3 * k;
    const Place point = {p[0], p[1], p[2]}, intended = {t[0], t[1], t[2]};
    VECTORS
    for (int64_t n = 0; n < count; n++) {
      const Pose end = ring(kept + n, count);
      const Place away = difference(sum(turned(end.turn, point), end.place), intended);
      const double square = (away.x * away.x + away.y * away.y) + away.z * away.z;
      // A square that is not a number stays.
      worst[n] = square <= worst[n] ? worst[n] : square;
    }
  }
  VECTORS
  for (int64_t n = 0; n < count; n++) worst[n] = root(worst[n]);
}

void NAMED(fixator_ends)(const fixator_chain *chain, int32_t count, const fixator_draws *draws) {
  if (chain->is_rings_first) {
    mounted_end(chain, count, draws);
  } else {
    followed(chain, count, draws);
  }
  parameters(chain, count, draws);
  displacements(chain, count, draws);
}
