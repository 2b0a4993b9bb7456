// libfixator: strut schedules of hexapod external fixators, and their kinematics. For research, teaching and checking; not a
// medical device.
//
// Commands take texts (a case as YAML or JSON, tables as CSV) and give what the program `fixator` prints with --format json, to the
// byte. Kinematics work on the caller's arrays of doubles, without a copy. Lengths are millimetres (or whatever unit a bare frame is in),
// poses are those of the moving ring in the reference ring's frame (right-handed LPS): x, y, z, then the quaternion w, x, y, z.
//
// Every function can be called from any thread at any time, also with the same frame; there is no state between calls. A thread that calls
// needs a stack of 1 MB. No input ends the process: what cannot be answered is a status and a message. What ends it is memory that gives out
// in the midst of the work; FIXATOR_FAULT says only that there is none for the answer. Most of all is needed by fixator_sensitivity, some 55
// bytes a sample, of two levels 230: 0.6 and 2.3 gigabytes for the most samples.
// Pointers must point to as much as is said of them; NULL is refused where it is not allowed. Texts need no NUL at their end.
//
// Everything that a function hands over in a fixator_text or as a fixator_hexapod is freed by fixator_text_free or fixator_hexapod_free.
//
// Symbols carry the version FIXATOR_1. What is here stays as it is; functions are added, and fixator_abi_version tells.
#ifndef FIXATOR_H
#define FIXATOR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The number of the interface that this header describes. A library whose fixator_abi_version() is at least this has all of it.
#define FIXATOR_ABI_VERSION 1

// How a call ended: the exit statuses of the program.
enum {
  FIXATOR_DONE = 0,
  // The answer is there, and a check in it is an error: do not use this plan, schedule, films.
  FIXATOR_HAS_ERRORS = 1,
  // An argument or option that makes no sense.
  FIXATOR_USAGE = 64,
  // The case, table or films cannot be read or planned; the answer is {"input": ..., "errors": [{"code", "message", "key", "line", ...}]}.
  FIXATOR_BAD_INPUT = 65,
  // No memory for the answer.
  FIXATOR_FAULT = 70,
  // Stopped by the caller.
  FIXATOR_STOPPED = 130,
};

// How a search for a pose ended. Only FIXATOR_FOUND is a pose to build upon.
enum {
  FIXATOR_FOUND = 0,
  // A pose fits the lengths and lies beyond a singular one: it is not where the limb is.
  FIXATOR_BEYOND_SINGULARITY = 1,
  // A pose fits and gives way in some motion.
  FIXATOR_SINGULAR = 2,
  FIXATOR_NOT_CONVERGED = 3,
  // No pose has these lengths.
  FIXATOR_NO_SUCH_POSE = 4,
};

// A text that the library made: UTF-8, with a NUL behind its `length` bytes. Empty is {NULL, 0}.
typedef struct {
  char *bytes;
  size_t length;
} fixator_text;

// Frees a text and makes it empty. NULL and empty texts are let be.
void fixator_text_free(fixator_text *text);

int32_t fixator_abi_version(void);

// {"program": "fixator 0.1.0", "disclaimer", "abi", "kernel": "avx512", "lapack": path}.
int32_t fixator_about(fixator_text *answer);

// Commands. Each puts its answer, or what is wrong as JSON, into `answer`, which is overwritten without a look at what was there: free it
// before it is used again. `options` is a JSON object of the names below, NULL or empty for none. Statuses: 0, 1, 64, 65, 70.

// Texts in options are the texts of files, never names of files. Ranges are [smaller, larger], mm. `jobs` (processors) changes no byte.

// A plan of every day: `fixator plan`. A plan.json in place of a case is planned anew. Options: "certify" (true or false),
// "choose-height" (true, or a range), "choose-offset" (a range), "jobs".
int32_t fixator_plan(const char *case_text, size_t case_length, const char *options, size_t options_length,
                     fixator_text *answer);

// `fixator plan --suggest-stages`: {"stages": a piece of a case file, empty where none are needed or found, "messages": [...]}; 1 where not
// all were found. No options.
int32_t fixator_suggest_stages(const char *case_text, size_t case_length, const char *options, size_t options_length,
                               fixator_text *answer);

// A second opinion: `fixator check`. `other` is the distal level's table where a case of two levels has two; else NULL.
// Options: "identify" (true or false), "plan" (the text of the plan.json that was followed), "struts-mounted" (as it is typed).
int32_t fixator_check(const char *case_text, size_t case_length, const char *schedule, size_t schedule_length,
                      const char *other, size_t other_length, const char *options, size_t options_length,
                      fixator_text *answer);

// The rest of a plan from today's readings: `fixator resume`. Options: "struts" (six readings, mm, of two levels
// twelve, the proximal frame's first; needed), "day", "pause", "slow", "plan" (the text of the plan.json that was followed), "done" (the
// text of a table, or of two levels a list of two), "distance" (as it is typed, "3=169±0.5", or a list), "strut-sd", "struts-mounted" (as
// it is typed, or of two levels a list).
int32_t fixator_resume(const char *case_text, size_t case_length, const char *options, size_t options_length,
                       fixator_text *answer);

// What differs between two cases, and between their plans: `fixator compare`. Status 1 where a plan has errors or a case has none (its
// "refusal" says why). Options: "names" (a list of two, by which they are called).
int32_t fixator_compare(const char *one, size_t one_length, const char *other, size_t other_length, const char *options,
                        size_t options_length, fixator_text *answer);

// The frames that serve a limb best: `fixator design`. Options: "rings", "struts" (lists of names), "height", "axial-offset" (ranges),
// "rotation" (30), "frames" (20000), "draws" (200), "seed" (1), "jobs". Status 1 where no frame serves. For few "frames" heights and offsets
// lie further apart, and rings and rotations stay, each with the least, the typed and the largest height and offset: some hundreds of frames
// are tried however few are asked for; fewer "rings" or "rotation" 0 make them fewer.
int32_t fixator_design(const char *case_text, size_t case_length, const char *options, size_t options_length,
                       fixator_text *answer);

// The size of a frame from its states: `fixator measure`; and as `--hardware-out` writes it, YAML. No options.
int32_t fixator_measure(const char *states, size_t states_length, const char *options, size_t options_length,
                        fixator_text *answer);
int32_t fixator_measured_hardware(const char *states, size_t states_length, const char *options, size_t options_length,
                                  fixator_text *answer);

// The pose of six readings: `fixator pose --struts`, of a case or of a file that has only a frame. Options: "struts" (needed), "start"
// (seven numbers), "distance" (as it is typed, or a list), "strut-sd", "certify" (true or false); "all" (true or false), every pose that
// the readings allow, as a table. Status 1 where it was not found, not certified, not certain that these are all.
int32_t fixator_pose(const char *frame_text, size_t frame_length, const char *options, size_t options_length,
                     fixator_text *answer);

// The program's own error on this machine: `fixator verify`. Options: "names" (parts of names of scenarios, a list), "list" (true: their
// names, a line each), "jobs". Status 1 where one does not hold.
int32_t fixator_verify(const char *options, size_t options_length, fixator_text *answer);

// Error bars: `fixator sensitivity`. Options: "samples" (200000), "seed" (1), "jobs" (processors), "assume" ("published"),
// "tolerance" and "improve-to" ([degrees, mm]).
int32_t fixator_sensitivity(const char *case_text, size_t case_length, const char *options, size_t options_length,
                            fixator_text *answer);

// Marks on radiographs to numbers: `fixator films`. Options: "single", "malalignment" (true or false).
int32_t fixator_films(const char *films, size_t films_length, const char *options, size_t options_length,
                      fixator_text *answer);

// The case that films give, as YAML: `fixator films --case-out`. Options: "single".
int32_t fixator_films_case(const char *films, size_t films_length, const char *options, size_t options_length,
                           fixator_text *answer);

// Takes whole lines of a batch, on the thread that called fixator_batch. Anything but 0 stops the batch. Where a language drops what is
// raised in a callback and answers 0 for it, hold the bytes that were taken against "bytes" of the answer.
typedef int32_t fixator_writer(void *context, const char *lines, size_t length);

// Plans many cases, a line each, in their order: `fixator batch -`, to the byte. `cases` holds YAML documents, JSON objects, NDJSON or a
// table, also packed with gzip. Options: "input-format" ("yaml", "json", "ndjson", "csv"), "base" (the text of a case), "output" ("plans",
// "summaries", "csv", "days", "mounting": a picture of all), "self-contained", "draws", "seed", "sensitivity", "assume", "jobs", "inputs",
// "shard" ("k/n"), "filter" (true: lines depend on their case alone). The answer is
// {"planned", "with_errors", "failed", "bytes", "understood": [...]}: how many lines came to what, how many bytes of them were taken. A case
// that cannot be planned is a line with its errors, and the status is 65.
int32_t fixator_batch(const char *cases, size_t cases_length, const char *options, size_t options_length,
                      fixator_writer *write, void *context, fixator_text *answer);

// Rings and struts that a case can name, with their sources: fixator-hardware/1.
int32_t fixator_hardware(fixator_text *answer);

// The JSON Schema of a case: `fixator schema case`.
int32_t fixator_case_schema(fixator_text *answer);

// `fixator schema SUBJECT`: "case", or of an output "plan", "check2", ...
int32_t fixator_schema(const char *subject, size_t subject_length, fixator_text *answer);

// `fixator new --template`, or with the option "films" (true) `fixator new --films`: a commented file to be filled in.
int32_t fixator_template(const char *options, size_t options_length, fixator_text *answer);

// Kinematics. Arrays are C-contiguous rows, aligned as their numbers are; `jobs` is the number of threads (1 to 1024), which changes no
// bit of a result. What is written overlaps no other array: none can be done in place, and those that overlap are refused (64). What is
// wrong goes into `message` as JSON, which may be NULL. Statuses: 0, 64, 65, 70. 0 rows are done at once.

// Two rings joined by six struts: geometry that does not change. Freed by fixator_hexapod_free.
typedef struct fixator_hexapod fixator_hexapod;

// One result of fixator_poses, 80 bytes: of an array of them the poses are the first seven columns of ten doubles.
typedef struct {
  double translation[3];
  // w, x, y, z; unit, w >= 0.
  double quaternion[4];
  // Largest absolute difference between a length asked for and the pose's.
  double residual;
  // Smallest singular value of the scaled Jacobian, 0 is singular; not a number where it was not asked for.
  double stiffness;
  // Jacobians that were solved.
  int32_t iterations;
  // FIXATOR_FOUND...FIXATOR_NO_SUCH_POSE.
  int32_t outcome;
} fixator_found;

// Six joints of each ring in its own frame, strut by strut: x, y, z. `neutral_pose` is where searches begin and whose side of all
// singularities counts; NULL for none, then searches begin at the parallel pose that the lengths suggest.
int32_t fixator_hexapod_make(const double reference_joints[18], const double moving_joints[18],
                             const double neutral_pose[7], fixator_hexapod **made, fixator_text *message);

// The frame of a case of one level, or of a file that has only a frame.
int32_t fixator_hexapod_of_case(const char *case_text, size_t case_length, fixator_hexapod **made,
                                fixator_text *message);

void fixator_hexapod_free(fixator_hexapod *frame);

// Joints as fixator_hexapod_make takes them, the neutral pose (not numbers where there is none), and length less reading of each strut.
// Each may be NULL.
int32_t fixator_hexapod_describe(const fixator_hexapod *frame, double reference_joints[18], double moving_joints[18],
                                 double neutral_pose[7], double reading_offsets[6], fixator_text *message);

// Inverse kinematics: `poses` (rows x 7, quaternions of any length but zero) to `lengths` (rows x 6), |R q + t - p| of each strut. Of a
// row that is no pose the lengths are not numbers.
int32_t fixator_lengths(const fixator_hexapod *frame, int64_t rows, const double *poses, double *lengths, int32_t jobs,
                        fixator_text *message);

// Forward kinematics: `lengths` (rows x 6) to `found`. `starts` is where searches begin: NULL for neutral, one pose for all (start_rows 1),
// or one each (start_rows == rows). A length that is not positive and finite fits no pose. Results depend on their own row alone.
int32_t fixator_poses(const fixator_hexapod *frame, int64_t rows, const double *lengths, const double *starts,
                      int64_t start_rows, int32_t measures_stiffness, fixator_found *found, int32_t jobs,
                      fixator_text *message);

// The scaled Jacobian in each pose (rows x 36: six rows [u, ((R q) x u) / rho]): changes of length of [dt; rho dw], dt and dw in
// the reference ring's axes, rho the mean radius of the twelve joints. Not numbers for a row that is no pose. `smallest` and `largest`
// (rows each) receive its singular values: stiffness is the smallest, the condition the quotient. Each of the three may be NULL.
int32_t fixator_jacobians(const fixator_hexapod *frame, int64_t rows, const double *poses, double *jacobians,
                          double *smallest, double *largest, int32_t jobs, fixator_text *message);

// rho, the mean distance of the twelve joints from their rings' axes; not a number for NULL.
double fixator_hexapod_mean_radius(const fixator_hexapod *frame);

#ifdef __cplusplus
}
#endif

#endif
