// Frames, poses and lengths: sound ones, and ones that no case has.
#ifndef FRAMES_H
#define FRAMES_H

#include "pose_kernel.h"

// A frame about 100 mm wide; with joints out of their rings' planes one time in two.
fixator_frame sound_frame(void);
// With a few numbers exchanged for hostile ones, joints that coincide, or nothing in it.
fixator_frame hostile_frame(void);
// Near the frame's base pose: translation, quaternion.
void near_pose(const fixator_frame *frame, double pose[7]);
// By strut.
void lengths_at(const fixator_frame *frame, const double pose[7], double lengths[6]);

#endif
