// The kernel's text. An including file defines LANES and KERNEL, and sets the instruction set for all functions.
//
// Multiplications and additions are never fused: every instruction set then gives the same bits.
#pragma STDC FP_CONTRACT OFF

#include <math.h>
#include <stddef.h>

#include "pose_kernel.h"

// Vectors twice as wide as the processor's: two chains of operations fill each other's gaps. They never cross a call.
#pragma clang diagnostic ignored "-Wpsabi"

#define ROWS FIXATOR_KERNEL_BLOCK
#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

typedef double Lanes __attribute__((vector_size(LANES * 8), aligned(LANES * 4)));
typedef int64_t Mask __attribute__((vector_size(LANES * 8), aligned(LANES * 4)));

// The same anywhere in memory.
typedef double LooseLanes __attribute__((vector_size(LANES * 8), aligned(8)));

// One number a set, aligned for whole vectors.
typedef struct {
  _Alignas(64) double of[ROWS];
} Column;

// The searches of a block: what moves, and the squared lengths that they look for.
typedef struct {
  Column translation[3], quaternion[4], length[6];
} Searches;

typedef struct {
  Lanes t[3], q[4];
} Pose;

INLINE Lanes all(double x) { return x - (Lanes){0}; }
INLINE Lanes select(Mask m, Lanes a, Lanes b) { return (Lanes)(((Mask)a & m) | ((Mask)b & ~m)); }
INLINE Lanes largest(Lanes a, Lanes b) { return select(a > b, a, b); }
INLINE Lanes smallest(Lanes a, Lanes b) { return select(a < b, a, b); }
INLINE Lanes magnitude(Lanes a) { return (Lanes)((Mask)a & INT64_MAX); }
INLINE Lanes root(Lanes a) { return __builtin_elementwise_sqrt(a); }
INLINE int any(Mask m) {
  int64_t found = 0;
  for (int l = 0; l < LANES; l++) found |= m[l];
  return found != 0;
}

INLINE Lanes load(const Column *c, int first) { return *(const Lanes *)&c->of[first]; }
INLINE void store(Column *c, int first, Lanes v) { *(Lanes *)&c->of[first] = v; }

// Column k of numbers that come in columns.
INLINE Lanes column(const double *numbers, int stride, int k, int first) {
  return *(const LooseLanes *)&numbers[(int64_t)k * stride + first];
}
INLINE void store_column(double *numbers, int stride, int k, int first, Lanes v) {
  *(LooseLanes *)&numbers[(int64_t)k * stride + first] = v;
}

INLINE Pose load_pose(const Searches *s, int first) {
  Pose p;
  for (int k = 0; k < 3; k++) p.t[k] = load(&s->translation[k], first);
  for (int k = 0; k < 4; k++) p.q[k] = load(&s->quaternion[k], first);
  return p;
}

INLINE void store_pose(Searches *s, int first, const Pose *p) {
  for (int k = 0; k < 3; k++) store(&s->translation[k], first, p->t[k]);
  for (int k = 0; k < 4; k++) store(&s->quaternion[k], first, p->q[k]);
}

INLINE void load_squares(const Searches *s, int first, Lanes squares[6]) {
  for (int k = 0; k < 6; k++) {
    const Lanes length = load(&s->length[k], first);
    squares[k] = length * length;
  }
}

// The quaternion made a unit again, w >= 0.
INLINE void normalize(Pose *p) {
  Lanes *q = p->q;
  Lanes scale = 1.0 / root((q[0] * q[0] + q[1] * q[1]) + (q[2] * q[2] + q[3] * q[3]));
  scale = select(q[0] < 0.0, -scale, scale);
  for (int k = 0; k < 4; k++) q[k] *= scale;
}

INLINE void rotation(const Lanes q[4], Lanes m[3][3]) {
  const Lanes w = q[0], x = q[1], y = q[2], z = q[3];
  const Lanes x2 = x + x, y2 = y + y, z2 = z + z;
  const Lanes xx = x * x2, yy = y * y2, zz = z * z2, xy = x * y2, xz = x * z2, yz = y * z2;
  const Lanes wx = w * x2, wy = w * y2, wz = w * z2;
  m[0][0] = 1.0 - (yy + zz), m[0][1] = xy - wz, m[0][2] = xz + wy;
  m[1][0] = xy + wz, m[1][1] = 1.0 - (xx + zz), m[1][2] = yz - wx;
  m[2][0] = xz - wy, m[2][1] = yz + wx, m[2][2] = 1.0 - (xx + yy);
}

// `arm` = R q, `span` = R q + t - p of one row. Where the moving joints lie in one plane through their ring's centre, as most
// do, the third products are zero; without them the bits are the same.
INLINE void strut(const fixator_frame *f, int planar, int row, const Pose *p, Lanes m[3][3], Lanes arm[3],
                  Lanes span[3]) {
  const double *q = f->moving[row];
  for (int k = 0; k < 3; k++) {
    arm[k] = m[k][0] * q[0] + m[k][1] * q[1];
    if (!planar) arm[k] += m[k][2] * q[2];
    span[k] = arm[k] + (p->t[k] - f->reference[row][k]);
  }
}

INLINE void cross(const Lanes a[3], const Lanes b[3], Lanes c[3]) {
  c[0] = a[1] * b[2] - a[2] * b[1];
  c[1] = a[2] * b[0] - a[0] * b[2];
  c[2] = a[0] * b[1] - a[1] * b[0];
}

INLINE Lanes square(const Lanes a[3]) { return (a[0] * a[0] + a[1] * a[1]) + a[2] * a[2]; }

// Half of what the squared lengths are short of those wanted.
INLINE void misfits(const fixator_frame *f, int planar, const Pose *p, const Lanes squares[6], Lanes misfit[6]) {
  Lanes m[3][3];
  rotation(p->q, m);
  UNROLLED for (int row = 0; row < 6; row++) {
    Lanes arm[3], span[3];
    strut(f, planar, row, p, m, arm, span);
    misfit[row] = 0.5 * (squares[row] - square(span));
  }
}

// The order in which columns are eliminated: the long axis first, where every strut of a fixator has its largest part.
static const int translation_column[3] = {1, 2, 0};
static const int rotation_column[3] = {3, 4, 5};

// The same with the Jacobian of half the squared lengths: rows [span, arm x span].
INLINE void jacobian(const fixator_frame *f, int planar, const Pose *p, const Lanes squares[6], Lanes j[6][6],
                     Lanes misfit[6]) {
  Lanes m[3][3];
  rotation(p->q, m);
  UNROLLED for (int row = 0; row < 6; row++) {
    Lanes arm[3], span[3], moment[3];
    strut(f, planar, row, p, m, arm, span);
    cross(arm, span, moment);
    UNROLLED for (int k = 0; k < 3; k++) {
      j[row][translation_column[k]] = span[k];
      j[row][rotation_column[k]] = moment[k];
    }
    misfit[row] = 0.5 * (squares[row] - square(span));
  }
}

// Elimination without exchanges, in the order chosen in the base pose: L below, U above the diagonal; reciprocal pivots.
INLINE void eliminate(Lanes j[6][6], Lanes reciprocal[6]) {
  UNROLLED for (int k = 0; k < 6; k++) {
    reciprocal[k] = 1.0 / j[k][k];
    UNROLLED for (int row = k + 1; row < 6; row++) {
      const Lanes factor = j[row][k] * reciprocal[k];
      j[row][k] = factor;
      UNROLLED for (int column = k + 1; column < 6; column++) j[row][column] -= factor * j[k][column];
    }
  }
}

INLINE void substitute(Lanes j[6][6], const Lanes reciprocal[6], Lanes b[6]) {
  UNROLLED for (int row = 1; row < 6; row++) {
    UNROLLED for (int k = 0; k < row; k++) b[row] -= j[row][k] * b[k];
  }
  UNROLLED for (int row = 5; row >= 0; row--) {
    UNROLLED for (int k = row + 1; k < 6; k++) b[row] -= j[row][k] * b[k];
    b[row] *= reciprocal[row];
  }
}

// Moves by [dt, dw] in columns of the Jacobian. The turn is by the quaternion (1, dw/2), which agrees with exp(dw) to
// second order; three terms of its reciprocal norm keep it a unit nearly enough until it is normalized.
INLINE void move(Pose *p, const Lanes step[6]) {
  Lanes h[3];
  for (int k = 0; k < 3; k++) {
    p->t[k] += step[translation_column[k]];
    h[k] = 0.5 * step[rotation_column[k]];
  }
  const Lanes w = p->q[0], x = p->q[1], y = p->q[2], z = p->q[3];
  const Lanes hh = square(h);
  const Lanes scale = 1.0 + hh * (0.375 * hh - 0.5);
  p->q[0] = scale * (w - ((h[0] * x + h[1] * y) + h[2] * z));
  p->q[1] = scale * (x + ((h[0] * w + h[1] * z) - h[2] * y));
  p->q[2] = scale * (y + ((h[1] * w + h[2] * x) - h[0] * z));
  p->q[3] = scale * (z + ((h[2] * w + h[0] * y) - h[1] * x));
}

// The searches' way from the base pose, as far as the base pose's own inverse leads.
INLINE void leave_base(const fixator_frame *f, int planar, Searches *s, int count) {
  for (int first = 0; first < count; first += LANES) {
    Lanes squares[6], misfit[6], step[6];
    Pose p;
    load_squares(s, first, squares);
    for (int k = 0; k < 3; k++) p.t[k] = all(f->base_translation[k]);
    for (int k = 0; k < 4; k++) p.q[k] = all(f->base_quaternion[k]);
    for (int k = 0; k < 6; k++) misfit[k] = 0.5 * (squares[k] - f->base_squares[k]);
    for (int correction = 0;; correction++) {
      UNROLLED for (int k = 0; k < 6; k++) {
        step[k] = f->base_inverse[k][0] * misfit[0];
        UNROLLED for (int row = 1; row < 6; row++) step[k] += f->base_inverse[k][row] * misfit[row];
      }
      move(&p, step);
      if (correction == 3) break;
      misfits(f, planar, &p, squares, misfit);
    }
    store_pose(s, first, &p);
  }
}

// One Newton step and `corrections` more with the same elimination. `share` receives the product of the pivots as a share
// of the base pose's; where a pivot is less than a twentieth of the base's, or has not its sign, -1.
INLINE void newton(const fixator_frame *f, int planar, Searches *s, int count, int corrections, Column *share,
                   Column *stride) {
  for (int first = 0; first < count; first += LANES) {
    Lanes squares[6], misfit[6], j[6][6], reciprocal[6];
    Pose p = load_pose(s, first);
    load_squares(s, first, squares);
    normalize(&p);
    jacobian(f, planar, &p, squares, j, misfit);
    Lanes product = all(1), least = all(1);
    UNROLLED for (int k = 0; k < 6; k++) {
      if (k == 0) eliminate(j, reciprocal);
      const Lanes pivot = j[k][k] * f->base_reciprocal_pivots[k];
      product *= pivot;
      least = smallest(pivot, least);
    }
    store(share, first, select(least > 0.05, product, all(-1)));
    substitute(j, reciprocal, misfit);
    const double radius = f->mean_radius;
    store(stride, first, square(misfit) + square(misfit + 3) * (radius * radius));
    move(&p, misfit);
    for (int correction = 0; correction < corrections; correction++) {
      misfits(f, planar, &p, squares, misfit);
      substitute(j, reciprocal, misfit);
      move(&p, misfit);
    }
    store_pose(s, first, &p);
  }
}

// A symmetric tridiagonal matrix a set: diagonal, and squares beside it.
typedef struct {
  Column diagonal[6], beside[5];
} Tridiagonals;

// The Gram matrix of six rows, made tridiagonal by Householder reflections.
INLINE void reduce(Lanes rows[6][6], int first, Tridiagonals *out) {
  Lanes g[6][6];
  UNROLLED for (int i = 0; i < 6; i++) {
    UNROLLED for (int k = 0; k <= i; k++) {
      Lanes sum = rows[i][0] * rows[k][0];
      UNROLLED for (int c = 1; c < 6; c++) sum += rows[i][c] * rows[k][c];
      g[i][k] = sum;
    }
  }
  UNROLLED for (int k = 0; k < 4; k++) {
    Lanes v[6], w[6];
    Lanes norm = g[k + 1][k] * g[k + 1][k];
    UNROLLED for (int i = k + 2; i < 6; i++) {
      v[i] = g[i][k];
      norm += v[i] * v[i];
    }
    store(&out->diagonal[k], first, g[k][k]);
    store(&out->beside[k], first, norm);
    const Lanes head = g[k + 1][k], length = root(norm);
    const Lanes signed_length = select(head < 0.0, -length, length);
    v[k + 1] = head + signed_length;
    const Lanes half = signed_length * v[k + 1];
    const Lanes beta = select(half == 0.0, all(0), 1.0 / half);
    Lanes overlap = all(0);
    UNROLLED for (int i = k + 1; i < 6; i++) {
      Lanes sum = all(0);
      UNROLLED for (int c = k + 1; c < 6; c++) sum += (c < i ? g[i][c] : g[c][i]) * v[c];
      w[i] = beta * sum;
      overlap += w[i] * v[i];
    }
    const Lanes along = 0.5 * beta * overlap;
    UNROLLED for (int i = k + 1; i < 6; i++) w[i] -= along * v[i];
    UNROLLED for (int i = k + 1; i < 6; i++) {
      UNROLLED for (int c = k + 1; c <= i; c++) g[i][c] -= v[i] * w[c] + w[i] * v[c];
    }
  }
  store(&out->diagonal[4], first, g[4][4]);
  store(&out->diagonal[5], first, g[5][5]);
  store(&out->beside[4], first, g[5][4] * g[5][4]);
}

// Square roots of the smallest eigenvalues, by Laguerre's iteration from 0, which comes to the smallest root from below
// and slows down, but does not fail, where roots lie close together. -1 for what has not come to rest.
static void least_singular_values(const Tridiagonals *t, int count, Column *values) {
  for (int first = 0; first < count; first += LANES) {
    Lanes diagonal[6], beside[5], value = all(0);
    for (int k = 0; k < 6; k++) diagonal[k] = load(&t->diagonal[k], first);
    for (int k = 0; k < 5; k++) beside[k] = load(&t->beside[k], first);
    Mask moving;
    for (int l = 0; l < LANES; l++) moving[l] = first + l < count ? -1 : 0;
    for (int iteration = 0; iteration < 40 && any(moving); iteration++) {
      // The characteristic polynomial and two derivatives, by leading minors.
      Lanes p0 = all(1), p = diagonal[0] - value, d0 = all(0), d = all(-1), e0 = all(0), e = all(0);
      UNROLLED for (int k = 1; k < 6; k++) {
        const Lanes a = diagonal[k] - value, b = beside[k - 1];
        const Lanes p2 = a * p - b * p0, d2 = (a * d - p) - b * d0, e2 = (a * e - 2.0 * d) - b * e0;
        p0 = p, p = p2, d0 = d, d = d2, e0 = e, e = e2;
      }
      const Lanes inverse = 1.0 / p, g = d * inverse, h = g * g - e * inverse;
      const Lanes under = 5.0 * (6.0 * h - g * g);
      const Lanes step = 6.0 / (root(select(under > 0.0, under, all(0))) - g);
      moving &= (p > 0.0) & (step > 0.0);
      value = select(moving, value + step, value);
      moving &= step > 4e-16 * (diagonal[0] + diagonal[5]);
    }
    store(values, first, select(moving, all(-1), root(value)));
  }
}

// The searches' ends: normalized poses, their largest misfit in length, stiffness.
INLINE void conclude(const fixator_frame *f, int planar, Searches *s, int count, int measures_stiffness,
                     Column *residual, Column *tolerance, Column *stiffness) {
  Tridiagonals tridiagonals;
  for (int first = 0; first < count; first += LANES) {
    Pose p = load_pose(s, first);
    normalize(&p);
    Lanes m[3][3], rows[6][6], worst = all(0), longest = all(f->mean_radius);
    rotation(p.q, m);
    UNROLLED for (int row = 0; row < 6; row++) {
      Lanes arm[3], span[3], moment[3];
      strut(f, planar, row, &p, m, arm, span);
      const Lanes length = root(square(span)), wanted = load(&s->length[row], first);
      // Written so that a misfit that is no number stays one.
      const Lanes misfit = magnitude(wanted - length);
      worst = select(misfit <= worst, worst, misfit);
      longest = largest(longest, length);
      if (!measures_stiffness) continue;
      const Lanes inverse = 1.0 / length;
      UNROLLED for (int k = 0; k < 3; k++) span[k] *= inverse;
      cross(arm, span, moment);
      UNROLLED for (int k = 0; k < 3; k++) {
        rows[row][k] = span[k];
        rows[row][3 + k] = moment[k] * (1.0 / f->mean_radius);
      }
    }
    store_pose(s, first, &p);
    store(residual, first, worst);
    // Some ten roundings of a coordinate.
    store(tolerance, first, longest * 0x1p-48);
    if (measures_stiffness) reduce(rows, first, &tridiagonals);
  }
  if (measures_stiffness) {
    least_singular_values(&tridiagonals, count, stiffness);
  } else {
    for (int first = 0; first < count; first += LANES) store(stiffness, first, all(-1));
  }
}

// Round after round of Newton steps: the sets that have come to rest leave, and the others close ranks.
INLINE void solve(const fixator_frame *f, int planar, const double *lengths, const double *starts, int count,
                  int measures_stiffness, fixator_pose *poses) {
  Searches s;
  Column share, stride, residual, tolerance, stiffness;
  int32_t which[ROWS];
  const int padded = (count + LANES - 1) / LANES * LANES;
  for (int i = 0; i < padded; i++) {
    // Lanes without a set repeat the last.
    const int set = i < count ? i : count - 1;
    which[i] = set;
    for (int row = 0; row < 6; row++) s.length[row].of[i] = lengths[6 * set + f->strut[row]];
    if (!starts) continue;
    for (int k = 0; k < 3; k++) s.translation[k].of[i] = starts[7 * set + k];
    for (int k = 0; k < 4; k++) s.quaternion[k].of[i] = starts[7 * set + 3 + k];
  }
  int iterations = 1;
  if (starts) {
    newton(f, planar, &s, count, 1, &share, &stride);
  } else {
    leave_base(f, planar, &s, count);
    newton(f, planar, &s, count, 1, &share, &stride);
    iterations = 2;
  }
  int left = count;
  for (int round = 0; round < 6 && left > 0; round++) {
    newton(f, planar, &s, left, round == 0 && !starts ? 0 : 1, &share, &stride);
    iterations++;
    conclude(f, planar, &s, left, measures_stiffness, &residual, &tolerance, &stiffness);
    int kept = 0;
    for (int i = 0; i < left; i++) {
      fixator_pose *out = &poses[which[i]];
      for (int k = 0; k < 3; k++) out->translation[k] = s.translation[k].of[i];
      for (int k = 0; k < 4; k++) out->quaternion[k] = s.quaternion[k].of[i];
      out->residual = residual.of[i];
      out->stiffness = stiffness.of[i];
      out->iterations = iterations;
      // The last elimination vouches for the end only where it was made close by and far from a singular pose.
      const int safe = share.of[i] > 0.02 && stride.of[i] < 1e-6 * f->mean_radius * f->mean_radius;
      const int rests = residual.of[i] <= tolerance.of[i];
      out->outcome = rests && safe ? fixator_settled : fixator_unsettled;
      if ((rests && safe) || share.of[i] <= 0.02) continue;
      which[kept] = which[i];
      for (int k = 0; k < 3; k++) s.translation[k].of[kept] = s.translation[k].of[i];
      for (int k = 0; k < 4; k++) s.quaternion[k].of[kept] = s.quaternion[k].of[i];
      for (int k = 0; k < 6; k++) s.length[k].of[kept] = s.length[k].of[i];
      kept++;
    }
    left = kept;
  }
}

void KERNEL(const fixator_frame *f, const double *lengths, const double *starts, int32_t count,
            int32_t measures_stiffness, fixator_pose *poses) {
  int planar = 1;
  for (int row = 0; row < 6; row++) planar &= f->moving[row][2] == 0;
  if (planar) {
    solve(f, 1, lengths, starts, count, measures_stiffness, poses);
  } else {
    solve(f, 0, lengths, starts, count, measures_stiffness, poses);
  }
}
