// Where fragments carry a ring, and its strut lengths there. Included after kernel.h. The operations are those of RigidTransform and
// Hexapod, in their order: the bits are the same.

typedef struct {
  Lanes w, v[3];
} Turn;

INLINE Lanes scalar_product(const Lanes a[3], const Lanes b[3]) { return (a[0] * b[0] + a[1] * b[1]) + a[2] * b[2]; }
INLINE void vector_product(const Lanes a[3], const Lanes b[3], Lanes c[3]) {
  c[0] = a[1] * b[2] - a[2] * b[1];
  c[1] = a[2] * b[0] - a[0] * b[2];
  c[2] = a[0] * b[1] - a[1] * b[0];
}

// First `right`, then `left`, normalized.
INLINE Turn turned(const Turn *left, const Turn *right) {
  Turn t;
  Lanes cross[3];
  t.w = left->w * right->w - scalar_product(left->v, right->v);
  vector_product(left->v, right->v, cross);
  for (int k = 0; k < 3; k++) t.v[k] = (left->w * right->v[k] + right->w * left->v[k]) + cross[k];
  const Lanes one = all(1), scale = select(t.w < 0, -one, one) / root(t.w * t.w + scalar_product(t.v, t.v));
  t.w *= scale;
  for (int k = 0; k < 3; k++) t.v[k] *= scale;
  return t;
}

INLINE void rotated(const Turn *turn, const Lanes x[3], Lanes y[3]) {
  Lanes t[3], cross[3];
  vector_product(turn->v, x, t);
  for (int k = 0; k < 3; k++) t[k] = 2 * t[k];
  vector_product(turn->v, t, cross);
  for (int k = 0; k < 3; k++) y[k] = (x[k] + turn->w * t[k]) + cross[k];
}

INLINE void one_pose(const double pose[7], Lanes t[3], Turn *q) {
  for (int k = 0; k < 3; k++) t[k] = all(pose[k]);
  q->w = all(pose[3]);
  for (int k = 0; k < 3; k++) q->v[k] = all(pose[4 + k]);
}

void CARRY_KERNEL(const fixator_mount *mount, const double *poses, int32_t count, int32_t stride, double *rings) {
  Lanes before[3], after[3];
  Turn left, right;
  one_pose(mount->before, before, &left);
  one_pose(mount->after, after, &right);
  for (int first = 0; first < count; first += LANES) {
    Lanes t[3], place[3], y[3];
    Turn q;
    for (int k = 0; k < 3; k++) t[k] = column(poses, stride, k, first);
    q.w = column(poses, stride, 3, first);
    for (int k = 0; k < 3; k++) q.v[k] = column(poses, stride, 4 + k, first);
    rotated(&left, t, y);
    for (int k = 0; k < 3; k++) place[k] = y[k] + before[k];
    const Turn half = turned(&left, &q), ring = turned(&half, &right);
    rotated(&half, after, y);
    for (int k = 0; k < 3; k++) place[k] = y[k] + place[k];
    const Lanes w = ring.w, *v = ring.v;
    const Lanes m[3][3] = {
      {1 - 2 * (v[1] * v[1] + v[2] * v[2]), 2 * (v[0] * v[1] + w * v[2]), 2 * (v[0] * v[2] - w * v[1])},
      {2 * (v[0] * v[1] - w * v[2]), 1 - 2 * (v[0] * v[0] + v[2] * v[2]), 2 * (v[1] * v[2] + w * v[0])},
      {2 * (v[0] * v[2] + w * v[1]), 2 * (v[1] * v[2] - w * v[0]), 1 - 2 * (v[0] * v[0] + v[1] * v[1])}};
    for (int k = 0; k < 3; k++) store_column(rings, stride, k, first, place[k]);
    store_column(rings, stride, 3, first, w);
    for (int k = 0; k < 3; k++) store_column(rings, stride, 4 + k, first, v[k]);
    UNROLLED for (int strut = 0; strut < 6; strut++) {
      const double *joint = mount->moving[strut];
      Lanes span[3];
      for (int k = 0; k < 3; k++) {
        span[k] = (((m[0][k] * joint[0] + m[1][k] * joint[1]) + m[2][k] * joint[2]) + place[k]) - mount->reference[strut][k];
      }
      store_column(rings, stride, 7 + strut, first, root(scalar_product(span, span)));
    }
  }
}
