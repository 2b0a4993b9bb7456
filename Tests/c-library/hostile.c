// Calls every function of fixator.h with what is sound, what is not, and from several threads at once.
//   ./hostile CASE FILMS SCHEDULE
// Prints what fails; the status is the number of failures, at most 100.
#include <fixator.h>
#include <math.h>
#include <pthread.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void expect(int holds, const char *what, int line) {
  if (holds) return;
  pthread_mutex_lock(&lock);
  failures += failures < 100;
  fprintf(stderr, "hostile.c:%d: not so: %s\n", line, what);
  pthread_mutex_unlock(&lock);
}
#define EXPECT(condition) expect(condition, #condition, __LINE__)

typedef struct {
  char *bytes;
  size_t length;
} file_text;

static file_text contents(const char *path) {
  file_text text = {malloc(1 << 20), 0};
  FILE *file = fopen(path, "rb");
  if (file == NULL || text.bytes == NULL) exit(74);
  text.length = fread(text.bytes, 1, 1 << 20, file);
  fclose(file);
  return text;
}

// Whether a call ended so, with a text that says `word`; frees it.
static int ended(int32_t status, int32_t wanted, fixator_text *answer, const char *word) {
  int holds = status == wanted && answer->bytes != NULL && strlen(answer->bytes) == answer->length &&
              strstr(answer->bytes, word) != NULL;
  if (!holds) fprintf(stderr, "  status %d, %.300s\n", status, answer->bytes == NULL ? "no text" : answer->bytes);
  fixator_text_free(answer);
  return holds && answer->bytes == NULL && answer->length == 0;
}

static int32_t gather(void *context, const char *lines, size_t length) {
  file_text *all = context;
  char *more = realloc(all->bytes, all->length + length + 1);
  if (more == NULL) return 1;
  memcpy(more + all->length, lines, length);
  all->bytes = more;
  all->length += length;
  more[all->length] = 0;
  return 0;
}

static int32_t refuse(void *context, const char *lines, size_t length) {
  (void)lines, (void)length;
  ++*(int *)context;
  return 1;
}

static file_text a_case, films, schedule;
static const char *options(const char *text, size_t *length) {
  *length = strlen(text);
  return text;
}

static void commands(void) {
  fixator_text answer, again;
  size_t n;
  const char *text;
  EXPECT(fixator_abi_version() == FIXATOR_ABI_VERSION);
  EXPECT(ended(fixator_about(&answer), FIXATOR_DONE, &answer, "not a medical device"));
  EXPECT(ended(fixator_hardware(&answer), FIXATOR_DONE, &answer, "generic-155"));
  EXPECT(ended(fixator_case_schema(&answer), FIXATOR_DONE, &answer, "json-schema.org"));

  // The same bytes each time.
  EXPECT(fixator_plan(a_case.bytes, a_case.length, NULL, 0, &answer) == FIXATOR_DONE);
  EXPECT(fixator_plan(a_case.bytes, a_case.length, "{}", 2, &again) == FIXATOR_DONE);
  EXPECT(answer.length == again.length && memcmp(answer.bytes, again.bytes, answer.length) == 0);
  fixator_text_free(&again);
  EXPECT(ended(FIXATOR_DONE, FIXATOR_DONE, &answer, "not a medical device"));

  EXPECT(ended(fixator_check(a_case.bytes, a_case.length, schedule.bytes, schedule.length, NULL, 0, NULL, 0, &answer),
               FIXATOR_HAS_ERRORS, &answer, "fixator-check/1"));
  EXPECT(ended(fixator_check(a_case.bytes, a_case.length, schedule.bytes, schedule.length, schedule.bytes, schedule.length,
                             NULL, 0, &answer),
               FIXATOR_USAGE, &answer, "two schedules"));
  text = options("{\"struts\": [215, 218, 220, 201, 200, 187], \"day\": 10}", &n);
  EXPECT(ended(fixator_resume(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_DONE, &answer, "\"resumed\""));
  text = options("{\"samples\": 500, \"seed\": 18446744073709551615, \"jobs\": 2, \"assume\": \"published\"}", &n);
  EXPECT(ended(fixator_sensitivity(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_DONE, &answer,
               "fixator-sensitivity/1"));
  EXPECT(ended(fixator_films(films.bytes, films.length, NULL, 0, &answer), FIXATOR_DONE, &answer, "fixator-films/1"));
  EXPECT(ended(fixator_films_case(films.bytes, films.length, NULL, 0, &answer), FIXATOR_DONE, &answer, "rings-first"));
  EXPECT(ended(fixator_suggest_stages(a_case.bytes, a_case.length, NULL, 0, &answer), FIXATOR_DONE, &answer, "messages"));
  EXPECT(ended(fixator_compare(a_case.bytes, a_case.length, a_case.bytes, a_case.length, NULL, 0, &answer), FIXATOR_DONE,
               &answer, "fixator-compare/1"));
  text = options("{\"frames\": 4, \"rotation\": 0, \"draws\": 0, \"jobs\": 2}", &n);
  EXPECT(ended(fixator_design(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_DONE, &answer, "fixator-design/1"));
  text = options("{\"struts\": [213, 216, 219, 194, 194, 174], \"certify\": true}", &n);
  EXPECT(ended(fixator_pose(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_DONE, &answer, "one-pose"));
  text = options("{\"names\": [\"femur\"], \"jobs\": 2}", &n);
  EXPECT(ended(fixator_verify(text, n, &answer), FIXATOR_DONE, &answer, "fixator-verification/1"));
  EXPECT(ended(fixator_schema("plan2", 5, &answer), FIXATOR_DONE, &answer, "json-schema.org"));
  EXPECT(ended(fixator_template(NULL, 0, &answer), FIXATOR_DONE, &answer, "not a medical device"));

  file_text lines = {NULL, 0};
  text = options("{\"output\": \"summaries\", \"jobs\": 2}", &n);
  EXPECT(ended(fixator_batch(a_case.bytes, a_case.length, text, n, gather, &lines, &answer), FIXATOR_DONE, &answer,
               "\"planned\":1"));
  EXPECT(lines.bytes != NULL && strstr(lines.bytes, "fixator-summary/1") != NULL);
  free(lines.bytes);
  int calls = 0;
  EXPECT(ended(fixator_batch(a_case.bytes, a_case.length, NULL, 0, refuse, &calls, &answer), FIXATOR_STOPPED, &answer,
               "planned"));
  EXPECT(calls == 1);
}

static void hostile_texts(void) {
  fixator_text answer;
  size_t n;
  const char *text;
  fixator_text_free(NULL);
  EXPECT(fixator_about(NULL) == FIXATOR_USAGE);
  EXPECT(fixator_plan(a_case.bytes, a_case.length, NULL, 0, NULL) == FIXATOR_USAGE);
  EXPECT(ended(fixator_plan(NULL, 0, NULL, 0, &answer), FIXATOR_USAGE, &answer, "NULL"));
  EXPECT(ended(fixator_plan(NULL, 17, NULL, 0, &answer), FIXATOR_USAGE, &answer, "NULL"));
  EXPECT(ended(fixator_plan("", 0, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  EXPECT(ended(fixator_plan("x", (size_t)-1, NULL, 0, &answer), FIXATOR_USAGE, &answer, "18446744073709551615"));
  EXPECT(ended(fixator_plan("x", (size_t)1 << 60, NULL, 0, &answer), FIXATOR_USAGE, &answer, "bytes"));
  EXPECT(ended(fixator_plan("\xff\xfe\x00\xd8\xff", 5, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  EXPECT(ended(fixator_plan("side: \xc3\x28", 8, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  EXPECT(ended(fixator_plan("\0\0\0", 3, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  EXPECT(ended(fixator_check("{}", 2, NULL, 0, NULL, 0, NULL, 0, &answer), FIXATOR_USAGE, &answer, "schedule"));
  EXPECT(ended(fixator_compare(a_case.bytes, a_case.length, NULL, 0, NULL, 0, &answer), FIXATOR_USAGE, &answer, "NULL"));
  EXPECT(ended(fixator_compare("side: lift", 10, a_case.bytes, a_case.length, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  EXPECT(ended(fixator_suggest_stages("{}", 2, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  EXPECT(ended(fixator_measure("states: 1", 9, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "states"));
  EXPECT(ended(fixator_measured_hardware(NULL, 0, NULL, 0, &answer), FIXATOR_USAGE, &answer, "NULL"));
  EXPECT(ended(fixator_verify("{\"names\": [\"\"]}", 15, &answer), FIXATOR_USAGE, &answer, "scenario"));
  EXPECT(ended(fixator_verify("\xff", 1, &answer), FIXATOR_USAGE, &answer, "options"));
  EXPECT(ended(fixator_schema("\xff\0x", 3, &answer), FIXATOR_USAGE, &answer, "schema"));
  EXPECT(ended(fixator_schema(NULL, 4, &answer), FIXATOR_USAGE, &answer, "NULL"));
  const char *poses[] = {"{}", "{\"struts\": [1,2,3,4,5,1e300]}", "{\"struts\": [200,200,200,200,200,200], \"distance\": \"9=1\"}",
                         "{\"struts\": [200,200,200,200,200,200], \"start\": [0,0,0,0,0,0,0]}"};
  for (size_t i = 0; i < sizeof poses / sizeof *poses; ++i) {
    text = options(poses[i], &n);
    EXPECT(ended(fixator_pose(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_USAGE, &answer, "errors"));
  }
  const char *frames[] = {"{\"height\": [180, 160]}", "{\"height\": [1, 1e300]}", "{\"rotation\": 181}", "{\"frames\": 0}",
                          "{\"draws\": -1}", "{\"rings\": [3]}", "{\"rings\": [\"none such\"]}"};
  for (size_t i = 0; i < sizeof frames / sizeof *frames; ++i) {
    text = options(frames[i], &n);
    EXPECT(ended(fixator_design(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_USAGE, &answer, "errors"));
  }
  EXPECT(ended(fixator_films("films: 1", 8, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  EXPECT(ended(fixator_films_case("[]", 2, NULL, 0, &answer), FIXATOR_BAD_INPUT, &answer, "errors"));
  // Every beginning of a case, and options that are none.
  for (n = 0; n < a_case.length; n += 7) {
    int32_t status = fixator_plan(a_case.bytes, n, NULL, 0, &answer);
    EXPECT(status == FIXATOR_DONE || status == FIXATOR_HAS_ERRORS || status == FIXATOR_BAD_INPUT);
    fixator_text_free(&answer);
  }
  const char *bad[] = {"[]", "{", "{\"samples\": nan}", "{\"samples\": 1e99}", "{\"samples\": -1}", "{\"samples\": 1}",
                       "{\"seed\": 18446744073709551616}", "{\"jobs\": 0}", "{\"jobs\": 100000}", "{\"assume\": 1}",
                       "{\"tolerance\": [1]}", "{\"tolerance\": [0, 1]}", "{\"smaples\": 3}", "{\"seed\": 1, \"seed\": 2}", "\xff"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    text = options(bad[i], &n);
    EXPECT(ended(fixator_sensitivity(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_USAGE, &answer, "options"));
  }
  const char *struts[] = {"{}", "{\"struts\": [1,2,3,4,5]}", "{\"struts\": [1,2,3,4,5,\"6\"]}", "{\"struts\": [1,2,3,4,5,1e999]}"};
  for (size_t i = 0; i < sizeof struts / sizeof *struts; ++i) {
    text = options(struts[i], &n);
    EXPECT(ended(fixator_resume(a_case.bytes, a_case.length, text, n, &answer), FIXATOR_USAGE, &answer, "struts"));
  }
  EXPECT(ended(fixator_batch(a_case.bytes, a_case.length, NULL, 0, NULL, NULL, &answer), FIXATOR_USAGE, &answer, "NULL"));
  file_text lines = {NULL, 0};
  text = options("{\"output\": \"plans\", \"sensitivity\": 9}", &n);
  EXPECT(ended(fixator_batch(a_case.bytes, a_case.length, text, n, gather, &lines, &answer), FIXATOR_USAGE, &answer,
               "sensitivity"));
  EXPECT(ended(fixator_batch("\x1f\x8b\x08\x00gzip that is none", 20, NULL, 0, gather, &lines, &answer), FIXATOR_BAD_INPUT,
               &answer, "\"failed\":1"));
  text = options("{\"base\": \"side: lift\", \"input-format\": \"csv\"}", &n);
  EXPECT(ended(fixator_batch("a,b\n1,2\n", 8, text, n, gather, &lines, &answer), FIXATOR_BAD_INPUT, &answer, "base"));
  free(lines.bytes);
}

// An array that is written over another, from its beginning or from its last number, is refused; those that only touch are not.
static void overlapping(const fixator_hexapod *frame) {
  enum { rows = 3 };
  fixator_text message;
  double room[400], lengths[rows * 6], neutral[7];
  double *poses = room;
  fixator_hexapod_describe(frame, NULL, NULL, neutral, NULL, NULL);
  const struct {
    int apart;
    int32_t status;
  } places[] = {{0, FIXATOR_USAGE}, {-1, FIXATOR_USAGE}, {1, FIXATOR_DONE}};
  for (int i = 0; i < 3; ++i) {
    // `behind(n)`: over n numbers at the beginning of the room, over the last of them, or behind them.
#define behind(n) (room + (places[i].apart == 0 ? 0 : places[i].apart < 0 ? (n) - 1 : (n)))
#define BOTH(call)                                                                     \
  for (int row = 0; row < rows; ++row) memcpy(poses + 7 * row, neutral, sizeof neutral); \
  EXPECT((call) == places[i].status);                                                   \
  EXPECT((message.bytes != NULL && strstr(message.bytes, "overlaps") != NULL) == (places[i].status == FIXATOR_USAGE)); \
  fixator_text_free(&message)
    BOTH(fixator_lengths(frame, rows, poses, behind(rows * 7), 1, &message));
    BOTH(fixator_jacobians(frame, rows, poses, behind(rows * 7), NULL, NULL, 1, &message));
    BOTH(fixator_jacobians(frame, rows, poses, NULL, behind(rows * 7), NULL, 2, &message));
    BOTH(fixator_jacobians(frame, rows, poses, NULL, NULL, behind(rows * 7), 1, &message));
    BOTH(fixator_jacobians(frame, rows, room + 300, NULL, room, behind(rows), 1, &message));
    BOTH(fixator_jacobians(frame, rows, room + 300, room, NULL, behind(rows * 36), 1, &message));
    EXPECT(fixator_hexapod_describe(frame, NULL, NULL, neutral, NULL, NULL) == FIXATOR_DONE);
    for (int row = 0; row < rows; ++row) memcpy(poses + 7 * row, neutral, sizeof neutral);
    EXPECT(fixator_lengths(frame, rows, poses, lengths, 1, NULL) == FIXATOR_DONE);
    BOTH(fixator_poses(frame, rows, lengths, poses, rows, 1, (fixator_found *)behind(rows * 7), 1, &message));
    BOTH(fixator_poses(frame, rows, lengths, poses, 1, 1, (fixator_found *)behind(7), 1, &message));
    BOTH((memcpy(room, lengths, sizeof lengths),
          fixator_poses(frame, rows, room, NULL, 0, 1, (fixator_found *)behind(rows * 6), 1, &message)));
#undef BOTH
#undef behind
  }
  EXPECT(fixator_poses(frame, rows, lengths, lengths, 1, 1, (fixator_found *)room, 1, NULL) != FIXATOR_FAULT);
}

static void kinematics(void) {
  fixator_hexapod *frame = NULL, *other = NULL;
  fixator_text message;
  double reference[18], moving[18], neutral[7], offsets[6], lengths[12], poses[14], jacobians[36], least, most;
  fixator_found found[2];
  EXPECT(fixator_hexapod_of_case(a_case.bytes, a_case.length, &frame, NULL) == FIXATOR_DONE);
  EXPECT(fixator_hexapod_describe(frame, reference, moving, neutral, offsets, &message) == FIXATOR_DONE);
  EXPECT(fixator_hexapod_describe(frame, NULL, NULL, NULL, NULL, NULL) == FIXATOR_DONE);
  EXPECT(fixator_hexapod_mean_radius(frame) > 50 && isnan(fixator_hexapod_mean_radius(NULL)));
  memcpy(poses, neutral, sizeof neutral);
  memcpy(poses + 7, neutral, sizeof neutral);
  poses[7] = NAN;
  EXPECT(fixator_lengths(frame, 2, poses, lengths, 1, NULL) == FIXATOR_DONE);
  EXPECT(lengths[0] > 50 && isnan(lengths[6]) && isnan(lengths[11]));
  EXPECT(fixator_poses(frame, 2, lengths, NULL, 0, 1, found, 2, NULL) == FIXATOR_DONE);
  EXPECT(found[0].outcome == FIXATOR_FOUND && found[0].residual < 1e-9 && found[0].stiffness > 0.01);
  EXPECT(fabs(found[0].translation[2] - neutral[2]) < 1e-9 && found[1].outcome == FIXATOR_NO_SUCH_POSE);
  EXPECT(fixator_jacobians(frame, 1, poses, jacobians, &least, &most, 1, NULL) == FIXATOR_DONE);
  EXPECT(least == found[0].stiffness || fabs(least - found[0].stiffness) < 1e-12);
  EXPECT(most > least && fixator_jacobians(frame, 1, poses + 7, jacobians, &least, NULL, 1, NULL) == FIXATOR_DONE && isnan(least));
  EXPECT(fixator_hexapod_make(reference, moving, neutral, &other, NULL) == FIXATOR_DONE);
  fixator_found twin;
  EXPECT(fixator_poses(other, 1, lengths, poses, 1, 1, &twin, 1, NULL) == FIXATOR_DONE && twin.outcome == FIXATOR_FOUND);
  fixator_hexapod_free(other);
  EXPECT(fixator_hexapod_make(reference, moving, NULL, &other, NULL) == FIXATOR_DONE);
  fixator_hexapod_free(other);

  // What is no frame.
  double bad[18] = {0};
  EXPECT(ended(fixator_hexapod_make(bad, bad, NULL, &other, &message), FIXATOR_USAGE, &message, "axes"));
  EXPECT(other == NULL);
  EXPECT(ended(fixator_hexapod_make(NULL, moving, NULL, &other, &message), FIXATOR_USAGE, &message, "NULL"));
  EXPECT(ended(fixator_hexapod_make(reference, moving, NULL, NULL, &message), FIXATOR_USAGE, &message, "NULL"));
  bad[4] = INFINITY;
  EXPECT(ended(fixator_hexapod_make(reference, bad, NULL, &other, &message), FIXATOR_USAGE, &message, "finite"));
  double nothing[7] = {0};
  EXPECT(ended(fixator_hexapod_make(reference, moving, nothing, &other, &message), FIXATOR_USAGE, &message, "quaternion"));
  EXPECT(ended(fixator_hexapod_of_case("{}", 2, &other, &message), FIXATOR_BAD_INPUT, &message, "errors"));
  fixator_hexapod_free(NULL);

  // What is no array.
  EXPECT(fixator_lengths(frame, 0, NULL, NULL, 1, NULL) == FIXATOR_DONE);
  EXPECT(fixator_poses(frame, 0, NULL, NULL, 0, 1, NULL, 1, NULL) == FIXATOR_DONE);
  int64_t counts[] = {-1, INT64_MIN, INT64_MAX, (int64_t)1 << 41};
  for (int i = 0; i < 4; ++i) {
    EXPECT(ended(fixator_lengths(frame, counts[i], poses, lengths, 1, &message), FIXATOR_USAGE, &message, "rows"));
    EXPECT(ended(fixator_poses(frame, counts[i], lengths, NULL, 0, 1, found, 1, &message), FIXATOR_USAGE, &message, "rows"));
    EXPECT(ended(fixator_jacobians(frame, counts[i], poses, jacobians, NULL, NULL, 1, &message), FIXATOR_USAGE, &message, "rows"));
    EXPECT(ended(fixator_poses(frame, 1, lengths, poses, counts[i], 1, found, 1, &message), FIXATOR_USAGE, &message, "starts"));
  }
  for (int jobs = -1; jobs < 1; ++jobs) {
    EXPECT(ended(fixator_lengths(frame, 1, poses, lengths, jobs, &message), FIXATOR_USAGE, &message, "jobs"));
  }
  EXPECT(ended(fixator_lengths(NULL, 1, poses, lengths, 1, &message), FIXATOR_USAGE, &message, "NULL"));
  EXPECT(ended(fixator_lengths(frame, 1, NULL, lengths, 1, &message), FIXATOR_USAGE, &message, "poses"));
  EXPECT(ended(fixator_lengths(frame, 1, poses, NULL, 1, &message), FIXATOR_USAGE, &message, "lengths"));
  EXPECT(ended(fixator_poses(frame, 1, lengths, NULL, 0, 1, NULL, 1, &message), FIXATOR_USAGE, &message, "found"));
  EXPECT(ended(fixator_lengths(frame, 1, (double *)((char *)poses + 1), lengths, 1, &message), FIXATOR_USAGE, &message, "8"));
  EXPECT(ended(fixator_poses(frame, 1, lengths, poses + 7, 1, 1, found, 1, &message), FIXATOR_USAGE, &message, "starts"));

  overlapping(frame);

  // Numbers of every kind, in every place.
  double kinds[] = {0, -0.0, -1, 1e-320, 1e-160, 1e-8, 1, 150, 1e8, 1e160, 1.7e308, -1e300, INFINITY, -INFINITY, NAN};
  uint64_t state = 155;
  for (int round = 0; round < 20000; ++round) {
    double row[14];
    for (int i = 0; i < 14; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      row[i] = (state >> 60) < 9 ? (i < 6 ? lengths[i] : 1) : kinds[(state >> 33) % (sizeof kinds / sizeof *kinds)];
    }
    int32_t status = fixator_poses(frame, 1, row, row + 7, 1, 1, found, 1, NULL);
    EXPECT(status == FIXATOR_DONE || status == FIXATOR_USAGE);
    if (status == FIXATOR_DONE) EXPECT(found[0].outcome >= FIXATOR_FOUND && found[0].outcome <= FIXATOR_NO_SUCH_POSE);
    EXPECT(fixator_poses(frame, 1, row, NULL, 0, 0, found, 1, NULL) == FIXATOR_DONE);
    if (found[0].outcome == FIXATOR_FOUND) EXPECT(found[0].residual < 1e-6);
    EXPECT(fixator_lengths(frame, 1, row, lengths + 6, 1, NULL) == FIXATOR_DONE);
    EXPECT(fixator_jacobians(frame, 1, row, jacobians, &least, &most, 1, NULL) == FIXATOR_DONE);
  }
  fixator_hexapod_free(frame);
}

// Many rows on several threads are to the bit the same as on one, also while other threads do the same.
static void *many(void *shared) {
  enum { rows = 20000 };
  fixator_hexapod *frame = shared;
  double neutral[7], *poses = malloc(rows * 7 * sizeof(double)), *lengths = malloc(rows * 6 * sizeof(double));
  fixator_found *one = calloc(rows, sizeof *one), *two = calloc(rows, sizeof *two);
  if (poses == NULL || lengths == NULL || one == NULL || two == NULL) exit(70);
  fixator_hexapod_describe(frame, NULL, NULL, neutral, NULL, NULL);
  for (int row = 0; row < rows; ++row) {
    memcpy(poses + 7 * row, neutral, sizeof neutral);
    for (int i = 0; i < 7; ++i) poses[7 * row + i] += (i < 3 ? 30.0 : 0.2) * sin(1 + row * (i + 1) * 0.7);
  }
  EXPECT(fixator_lengths(frame, rows, poses, lengths, 2, NULL) == FIXATOR_DONE);
  EXPECT(fixator_poses(frame, rows, lengths, NULL, 0, 1, one, 1, NULL) == FIXATOR_DONE);
  EXPECT(fixator_poses(frame, rows, lengths, NULL, 0, 1, two, 2, NULL) == FIXATOR_DONE);
  EXPECT(memcmp(one, two, rows * sizeof *one) == 0);
  int count = 0;
  for (int row = 0; row < rows; ++row) count += one[row].outcome == FIXATOR_FOUND;
  EXPECT(count > rows * 9 / 10);
  // With one start per row each begins at its own, sooner than from neutral, and is the same whatever else is there: two rows by themselves,
  // and a number of rows that leaves a single one for the last piece of work.
  EXPECT(fixator_poses(frame, rows, lengths, poses, rows, 1, one, 2, NULL) == FIXATOR_DONE);
  int alike = 0, sooner = 0;
  for (int row = 0; row < rows; row += 2) {
    fixator_found pair[2];
    EXPECT(fixator_poses(frame, 2, lengths + 6 * row, poses + 7 * row, 2, 1, pair, 1, NULL) == FIXATOR_DONE);
    alike += memcmp(pair, one + row, sizeof pair) == 0;
    for (int i = row; i < row + 2; ++i) sooner += one[i].outcome == FIXATOR_FOUND && one[i].residual < 1e-9 && one[i].iterations < two[i].iterations;
  }
  EXPECT(alike == rows / 2 && sooner > rows * 9 / 10);
  EXPECT(fixator_poses(frame, 3 * 4096 + 1, lengths, poses, 3 * 4096 + 1, 1, two, 2, NULL) == FIXATOR_DONE);
  EXPECT(memcmp(one, two, (3 * 4096 + 1) * sizeof *one) == 0);
  free(poses), free(lengths), free(one), free(two);
  commands();
  return NULL;
}

int main(int count, char **words) {
  if (count != 4) return 64;
  a_case = contents(words[1]);
  films = contents(words[2]);
  schedule = contents(words[3]);
  commands();
  hostile_texts();
  kinematics();
  fixator_hexapod *frame = NULL;
  EXPECT(fixator_hexapod_of_case(a_case.bytes, a_case.length, &frame, NULL) == FIXATOR_DONE);
  pthread_t threads[4];
  for (int i = 0; i < 4; ++i) {
    if (pthread_create(&threads[i], NULL, many, frame) != 0) return 71;
  }
  for (int i = 0; i < 4; ++i) pthread_join(threads[i], NULL);
  fixator_hexapod_free(frame);
  free(a_case.bytes), free(films.bytes), free(schedule.bytes);
  fprintf(stderr, failures == 0 ? "libfixator: as its header says\n" : "libfixator: %d failures\n", failures);
  return failures;
}
