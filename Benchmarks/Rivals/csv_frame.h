// The generic 155 frame: two rings of six joints in three pairs, the moving ring distal (below), and its neutral height.
#include <math.h>

static const double frameRadius = 93.8, frameHalfAngle = 4.58, frameHeight = 150;

typedef struct {
  double p[6][3], q[6][3];  // joints of the reference and of the moving ring, strut by strut
} Frame;

static void joint(double point[3], double degrees) {
  double azimuth = degrees * (M_PI / 180);
  point[0] = frameRadius * sin(azimuth);
  point[1] = -frameRadius * cos(azimuth);
  point[2] = 0;
}

static Frame generic155(void) {
  static const double proximal[6][2] = {{0, -1}, {0, 1}, {120, -1}, {120, 1}, {240, -1}, {240, 1}};
  static const double distal[6][2] = {{300, 1}, {60, -1}, {60, 1}, {180, -1}, {180, 1}, {300, -1}};
  Frame frame;
  for (int i = 0; i < 6; i++) {
    joint(frame.p[i], proximal[i][0] + proximal[i][1] * frameHalfAngle);
    joint(frame.q[i], distal[i][0] + distal[i][1] * frameHalfAngle);
  }
  return frame;
}

// The matrix of a unit quaternion w, x, y, z.
static void rotation(const double q[4], double r[3][3]) {
  double w = q[0], x = q[1], y = q[2], z = q[3];
  r[0][0] = 1 - 2 * (y * y + z * z);
  r[0][1] = 2 * (x * y - w * z);
  r[0][2] = 2 * (x * z + w * y);
  r[1][0] = 2 * (x * y + w * z);
  r[1][1] = 1 - 2 * (x * x + z * z);
  r[1][2] = 2 * (y * z - w * x);
  r[2][0] = 2 * (x * z - w * y);
  r[2][1] = 2 * (y * z + w * x);
  r[2][2] = 1 - 2 * (x * x + y * y);
}
