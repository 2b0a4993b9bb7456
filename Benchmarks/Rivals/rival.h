// What every rival in C shares: the problem set, the stopwatch and the words exchanged with the referee.
//
// A rival is started as `rival SET POSES`. It reads SET, says on one line what it is, and then for every line on
// standard input, which holds a number of repeats, solves the whole set that often and prints the nanoseconds of each:
// of processor time, so that what else runs on the core does not count.
// At the end of input it writes the poses of the last repeat to POSES.
//
// SET:   doubles: count, number of starts (1 or count), 6 reference joints, 6 moving joints, the neutral pose as
//        x y z qw qx qy qz, then 6 lengths for each problem, then the starts as such poses.
// POSES: for each problem x y z qw qx qy qz, 1 if the rival calls it solved else 0, iterations.
#ifndef RIVAL_H
#define RIVAL_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Solved means that every strut fits within this many millimetres.
#define FIT 1e-9

typedef struct {
  double reference[6][3], moving[6][3];
} frame_t;

typedef struct {
  double position[3];
  double attitude[4];  // a quaternion wxyz on file; while solving, what the rival likes
  double solved, iterations;
} pose_t;

// These four are what a rival is.
static const char *about(void);
static void take(pose_t *start);  // from a quaternion, before the stopwatch runs
static void give(pose_t *found);  // to a quaternion, after it has stopped
static pose_t solve(const frame_t *frame, const double lengths[6], const pose_t *start);

static void *must(void *pointer, const char *what) {
  if (!pointer) {
    perror(what);
    exit(1);
  }
  return pointer;
}

static long long nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static double *read_doubles(FILE *file, size_t count) {
  double *values = must(malloc(count * sizeof *values), "malloc");
  if (fread(values, sizeof *values, count, file) != count) {
    fprintf(stderr, "the set ends too early\n");
    exit(1);
  }
  return values;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: %s SET POSES\n", argv[0]);
    return 64;
  }
  FILE *file = must(fopen(argv[1], "rb"), argv[1]);
  const double *head = read_doubles(file, 2 + 36 + 7);
  size_t count = (size_t)head[0], start_count = (size_t)head[1];
  frame_t frame;
  memcpy(&frame, head + 2, sizeof frame);
  const double *lengths = read_doubles(file, 6 * count), *given = read_doubles(file, 7 * start_count);
  fclose(file);

  pose_t *starts = must(calloc(start_count, sizeof *starts), "calloc");
  for (size_t i = 0; i < start_count; i++) {
    memcpy(&starts[i], given + 7 * i, 7 * sizeof *given);
    take(&starts[i]);
  }
  pose_t *found = must(calloc(count, sizeof *found), "calloc");

  printf("%s\n", about());
  fflush(stdout);
  char line[64];
  while (fgets(line, sizeof line, stdin)) {
    for (int repeat = atoi(line); repeat > 0; repeat--) {
      long long began = nanoseconds();
      for (size_t i = 0; i < count; i++) {
        found[i] = solve(&frame, lengths + 6 * i, &starts[start_count == 1 ? 0 : i]);
      }
      printf("%lld ", nanoseconds() - began);
    }
    printf("\n");
    fflush(stdout);
  }

  for (size_t i = 0; i < count; i++) give(&found[i]);
  file = must(fopen(argv[2], "wb"), argv[2]);
  if (fwrite(found, sizeof *found, count, file) != count || fclose(file) != 0) {
    perror(argv[2]);
    return 1;
  }
  return 0;
}

#endif
