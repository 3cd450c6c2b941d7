/* SPDX-License-Identifier: MIT */
/* What `hrt run` and `hrt build` are asked to do. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "build.h"

#include <hrtimer/machine.h>

/* One MODULE of the command line and its parameters. */
struct run_module {
	const char *path;
	struct words params;
	const char *file; /* the .ko to load, once it is built */
};

/* Something that the tool does to the machine at a time of its own. */
struct run_event {
	enum { EVENT_SUSPEND, EVENT_SETTIME } kind;
	long long at; /* ns since the machine was started */
	long long value; /* a span, or a moment of REALTIME; ns */
};

struct run_options {
	struct build_options build;
	struct hrt_config config;
	bool timed; /* --for */
	long long span;
	bool set_realtime; /* --realtime */
	bool seeded;
	unsigned long long seed;
	struct run_module *modules;
	int nr_modules;
	struct run_event *events; /* by time */
	int nr_events;
};

/* Both return STATUS_OK, or STATUS_USAGE when what is wrong was told. */
int parse_run(struct run_options *options, int argc, char **argv);
int parse_build(struct build_job *job, struct build_options *options, int argc,
		char **argv);

/* What they hold; both calls may have failed half-way. */
void release_run(struct run_options *options);
void release_build(struct build_job *job, struct build_options *options);

#endif
