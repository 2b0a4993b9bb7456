#pragma once

// The commit of the sources that a program was built of, with a + behind it where they had been changed; empty where it is not known.
// `swift build` does not know it, so that it has to compile nothing for it and two builds of the same sources are the same;
// Packaging/build-program puts another function in the place of this one when it links.
const char *fixator_commit(void);
