/* SPDX-License-Identifier: MIT */
/* A private directory for what the compiler makes; see temp.h. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* mkdtemp() */
#endif
#include "temp.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *directory;
/* Fully written before it is counted, for the signal handler that reads it. */
static char *volatile paths[256];
static volatile int nr_paths;

static int make_directory(void)
{
	const char *where = getenv("TMPDIR");
	char *name;

	if (!where || !*where)
		where = "/tmp";
	name = format_text("%s/hrt-XXXXXX", where);
	if (!mkdtemp(name)) {
		say_error(
			"could not make a directory in %s: %s (TMPDIR names another place)",
			where, strerror(errno));
		free(name);
		return -1;
	}
	directory = name;
	return 0;
}

const char *temp_path(const char *name)
{
	if (!directory && make_directory())
		return NULL;
	if (nr_paths == sizeof(paths) / sizeof(*paths)) {
		say_error("too many files for one call");
		return NULL;
	}
	paths[nr_paths] = format_text("%s/%s", directory, name);
	return paths[nr_paths++];
}

void temp_remove(void)
{
	int i;

	if (!directory)
		return;
	for (i = 0; i < nr_paths; i++)
		unlink(paths[i]);
	rmdir(directory);
}
