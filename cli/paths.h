/* SPDX-License-Identifier: MIT */
/*
 * Where this tool's headers are: next to it in the source tree that it was
 * built in, or where it was installed.
 */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

struct paths {
	char *kernel_headers; /* <linux/module.h> */
	char *api_headers; /* <hrtimer/hrtimer.h> */
	char *kdir; /* what `make -C` takes */
};

/* Return: NULL when they are nowhere, which was told. */
const struct paths *find_paths(void);

#endif
