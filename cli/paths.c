/* SPDX-License-Identifier: MIT */
/* Where this tool's headers are; see paths.h. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* realpath() */
#endif
#include "paths.h"
#include "text.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* From the directory of the program: built in a tree, and installed. */
static const struct {
	const char *kernel_headers, *api_headers, *kdir;
} layouts[] = {
	{ "../module/include", "../include", "../module/kbuild" },
	/* Not <prefix>/include: that may be the C library's as well. */
	{ "../share/hrtimer/kdir/include", "../share/hrtimer/kdir/include",
	  "../share/hrtimer/kdir" },
};

/* A build directory elsewhere: a directory of the tree that surely exists. */
static const char source_directory[] = HRT_SOURCE_DIR "/module";

static bool own_directory(char directory[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", directory, PATH_MAX - 1);

	if (length <= 0)
		return false;
	directory[length] = '\0';
	*strrchr(directory, '/') = '\0';
	return true;
}

static char *below(const char *directory, const char *path)
{
	char *joined = format_text("%s/%s", directory, path);
	char *full = realpath(joined, NULL);

	free(joined);
	return full;
}

static bool holds(const char *directory, const char *header)
{
	char *path;
	bool there;

	if (!directory)
		return false;
	path = format_text("%s/%s", directory, header);
	there = !access(path, R_OK);
	free(path);
	return there;
}

static bool try_layout(struct paths *paths, const char *directory, size_t nr)
{
	paths->kernel_headers = below(directory, layouts[nr].kernel_headers);
	paths->api_headers = below(directory, layouts[nr].api_headers);
	paths->kdir = below(directory, layouts[nr].kdir);
	if (holds(paths->kernel_headers, "linux/module.h") &&
	    holds(paths->api_headers, "hrtimer/hrtimer.h") && paths->kdir)
		return true;
	free(paths->kernel_headers);
	free(paths->api_headers);
	free(paths->kdir);
	return false;
}

const struct paths *find_paths(void)
{
	static struct paths paths;
	char directory[PATH_MAX];
	size_t i;

	if (paths.kdir)
		return &paths;
	if (!own_directory(directory)) {
		say_error(
			"could not find out where this program is: is /proc mounted?");
		return NULL;
	}
	for (i = 0; i < sizeof(layouts) / sizeof(*layouts); i++)
		if (try_layout(&paths, directory, i))
			return &paths;
	if (try_layout(&paths, source_directory, 0))
		return &paths;
	paths.kdir = NULL;
	say_error(
		"no headers for modules in %s/../module/include and %s/../share/hrtimer/kdir/include: install hrtimer, or use build/hrt of its source tree",
		directory, directory);
	return NULL;
}
