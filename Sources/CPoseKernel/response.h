// How points of the moving ring answer to changes of length, in poses that are known. Included after kernel.h, whose vectors
// and matrices it uses. Everything is seen from the moving ring, where its joints and the points stand still.

// The rows [span, q x span] of one strut in the moving ring's axes, its length, and the scaled Jacobian's row.
INLINE void moving_row(const fixator_frame *f, int row, const Pose *p, Lanes m[3][3], Lanes span[3], Lanes moment[3]) {
  const double *q = f->moving[row];
  Lanes d[3];
  for (int k = 0; k < 3; k++) d[k] = p->t[k] - f->reference[row][k];
  for (int k = 0; k < 3; k++) span[k] = q[k] + ((m[0][k] * d[0] + m[1][k] * d[1]) + m[2][k] * d[2]);
  moment[0] = q[1] * span[2] - q[2] * span[1];
  moment[1] = q[2] * span[0] - q[0] * span[2];
  moment[2] = q[0] * span[1] - q[1] * span[0];
}

// The motion of the ring for a unit of length of one strut: a column of the inverse, velocity then angular velocity.
INLINE void answer(Lanes j[6][6], const Lanes reciprocal[6], int own, Lanes length, Lanes motion[6]) {
  Lanes b[6];
  b[own] = length;
  UNROLLED for (int row = own + 1; row < 6; row++) {
    b[row] = -(j[row][own] * b[own]);
    UNROLLED for (int k = own + 1; k < row; k++) b[row] -= j[row][k] * b[k];
  }
  UNROLLED for (int row = 5; row >= 0; row--) {
    if (row < own) b[row] = all(0);
    UNROLLED for (int k = row + 1; k < 6; k++) b[row] -= j[row][k] * b[k];
    b[row] *= reciprocal[row];
  }
  UNROLLED for (int k = 0; k < 3; k++) {
    motion[k] = b[translation_column[k]];
    motion[3 + k] = b[rotation_column[k]];
  }
}

// sum (v_i + w_i x r).(v_k + w_k x r) = v_i.(n v_k + w_k x s) + w_i.(s x v_k + K w_k)
INLINE void write_metric(const fixator_frame *f, const fixator_points *points, Lanes motion[6][6], int first,
                         int stride, double *metric) {
  const double n = points->count, *s = points->sum;
  UNROLLED for (int column = 0; column < 6; column++) {
    const Lanes *v = motion[column], *w = motion[column] + 3;
    Lanes force[6];
    force[0] = n * v[0] + (w[1] * s[2] - w[2] * s[1]);
    force[1] = n * v[1] + (w[2] * s[0] - w[0] * s[2]);
    force[2] = n * v[2] + (w[0] * s[1] - w[1] * s[0]);
    force[3] = s[1] * v[2] - s[2] * v[1];
    force[4] = s[2] * v[0] - s[0] * v[2];
    force[5] = s[0] * v[1] - s[1] * v[0];
    UNROLLED for (int k = 0; k < 3; k++) {
      const double *inertia = points->inertia[k];
      force[3 + k] += (inertia[0] * w[0] + inertia[1] * w[1]) + inertia[2] * w[2];
    }
    for (int row = 0; row <= column; row++) {
      Lanes entry = motion[row][0] * force[0];
      UNROLLED for (int k = 1; k < 6; k++) entry += motion[row][k] * force[k];
      const int one = f->strut[row], other = f->strut[column];
      const int place = one > other ? one * (one + 1) / 2 + other : other * (other + 1) / 2 + one;
      store_column(metric, stride, place, first, entry);
    }
  }
}

INLINE void write_twists(const fixator_frame *f, Lanes motion[6][6], int first, int stride, double *twists) {
  UNROLLED for (int row = 0; row < 6; row++) {
    UNROLLED for (int k = 0; k < 6; k++) store_column(twists, stride, f->strut[row] * 6 + k, first, motion[row][k]);
  }
}

// What is written for each pose.
typedef enum { of_stiffness, of_points, of_ring } Answer;

INLINE void respond(Answer wanted, const fixator_frame *f, const fixator_points *points, const double *poses, int32_t count,
                    int32_t stride, double *results, int32_t *outcomes) {
  Tridiagonals tridiagonals;
  Column stiffness;
  for (int first = 0; first < count; first += LANES) {
    Pose p;
    for (int k = 0; k < 3; k++) p.t[k] = column(poses, stride, k, first);
    for (int k = 0; k < 4; k++) p.q[k] = column(poses, stride, 3 + k, first);
    Lanes m[3][3], j[6][6], rows[6][6], length[6], reciprocal[6], motion[6][6];
    rotation(p.q, m);
    UNROLLED for (int row = 0; row < 6; row++) {
      Lanes span[3], moment[3];
      moving_row(f, row, &p, m, span, moment);
      length[row] = root(square(span));
      const Lanes inverse = 1.0 / length[row];
      UNROLLED for (int k = 0; k < 3; k++) {
        j[row][translation_column[k]] = span[k];
        j[row][rotation_column[k]] = moment[k];
        rows[row][k] = span[k] * inverse;
        rows[row][3 + k] = moment[k] * (inverse * (1.0 / f->mean_radius));
      }
    }
    if (wanted == of_stiffness) reduce(rows, first, &tridiagonals);
    eliminate(j, reciprocal);
    Lanes product = all(1), least = all(1);
    UNROLLED for (int k = 0; k < 6; k++) {
      const Lanes pivot = j[k][k] * f->base_reciprocal_pivots[k];
      product *= pivot;
      least = smallest(pivot, least);
    }
    const Mask safe = (least > 0.05) & (product > 0.02);
    for (int l = 0; l < LANES && first + l < count; l++) {
      outcomes[first + l] = safe[l] ? fixator_settled : fixator_unsettled;
    }
    if (wanted == of_stiffness) continue;
    UNROLLED for (int row = 0; row < 6; row++) answer(j, reciprocal, row, length[row], motion[row]);
    if (wanted == of_points) write_metric(f, points, motion, first, stride, results);
    if (wanted == of_ring) write_twists(f, motion, first, stride, results);
  }
  if (wanted != of_stiffness) return;
  least_singular_values(&tridiagonals, count, &stiffness);
  for (int i = 0; i < count; i++) results[i] = stiffness.of[i];
}

void RESPONSE_KERNEL(const fixator_frame *f, const fixator_points *points, const double *poses, int32_t count,
                     int32_t stride, double *results, int32_t *outcomes) {
  respond(points ? of_points : of_stiffness, f, points, poses, count, stride, results, outcomes);
}

void TWIST_KERNEL(const fixator_frame *f, const double *poses, int32_t count, int32_t stride, double *results,
                  int32_t *outcomes) {
  respond(of_ring, f, NULL, poses, count, stride, results, outcomes);
}
