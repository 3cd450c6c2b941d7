/* SPDX-License-Identifier: MIT */
/* hrt run: build what is a source, start the machine, load, wait, unload. */
#include "run.h"
#include "module/load/loader.h"
#include "module/module_host.h"
#include "console.h"
#include "crash.h"
#include "interrupt.h"
#include "report.h"
#include "temp.h"

#include <errno.h>
#include <hrtimer/timekeeping.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- before the machine: files ---------------------------------------------------- */

/* A module of the command line that cannot be one; the words are insmod's. */
static int check_path(const struct run_module *module)
{
	struct stat st;
	int error = 0;

	if (stat(module->path, &st) || access(module->path, R_OK))
		error = errno;
	else if (S_ISDIR(st.st_mode))
		error = EISDIR;
	if (!error)
		return STATUS_OK;
	say_error("could not load module %s: %s", module->path,
		  strerror(error));
	return STATUS_FAILED;
}

static bool is_source(const struct run_module *module)
{
	return ends_with(module->path, ".c") || ends_with(module->path, ".o");
}

static void could_not_insert(const char *path, int error, const char *why)
{
	if (why)
		say_error("could not insert module %s: %s (%s)", path,
			  insmod_words(error), why);
	else
		say_error("could not insert module %s: %s", path,
			  insmod_words(error));
}

/* The machine is made for the files that are built already. */
static int take_facts(struct run_options *options,
		      const struct run_module *module)
{
	struct loader_facts facts;
	const char *why;
	int err = loader_peek(module->path, &facts, &why);

	if (err) {
		could_not_insert(module->path, -err, why);
		return STATUS_FAILED;
	}
	if (!options->build.hz)
		options->build.hz = facts.hz;
	if (!options->build.kernel)
		options->build.kernel = facts.kernel;
	return STATUS_OK;
}

static int look_at_files(struct run_options *options)
{
	int i, status = STATUS_OK;

	for (i = 0; i < options->nr_modules && status == STATUS_OK; i++) {
		struct run_module *module = &options->modules[i];

		status = check_path(module);
		if (status != STATUS_OK || is_source(module))
			continue;
		module->file = module->path;
		status = take_facts(options, module);
	}
	return status;
}

static int build_one(struct run_options *options, struct run_module *module)
{
	struct build_job job = { .options = &options->build };
	char *name = module_name_of(module->path), *base;
	int status;

	/* A directory would be needed for two sources of one name. */
	base = format_text("%s-%d.ko", name, (int)(module - options->modules));
	module->file = temp_path(base);
	free(base);
	if (!module->file)
		return STATUS_FAILED;
	words_add(&job.inputs, module->path);
	job.output = module->file;
	job.name = name;
	status = build_module(&job);
	words_release(&job.inputs);
	free(name);
	return status;
}

/* -D and its like, where there is nothing to compile. */
static void check_flags(const struct run_options *options)
{
	int i;

	for (i = 0; i < options->nr_modules; i++)
		if (is_source(&options->modules[i]))
			return;
	if (options->build.flags.count)
		say("%s has no effect: no module is compiled",
		    options->build.flags.at[0]);
}

static int build_files(struct run_options *options)
{
	int i, status = STATUS_OK;

	for (i = 0; i < options->nr_modules && status == STATUS_OK; i++)
		if (is_source(&options->modules[i]))
			status = build_one(options, &options->modules[i]);
	return status;
}

/* ---- the machine --------------------------------------------------------------------- */

static void set_time(long long moment)
{
	struct timespec64 ts = ktime_to_timespec64(moment);

	if (do_settimeofday64(&ts))
		say_error("the machine refused to set its clock");
}

static int start_failed(int err)
{
	if (err == -EINVAL) {
		say_error(
			"the machine cannot have these numbers: too many CPUs?");
		return STATUS_USAGE;
	}
	say_error("could not start the machine: %s", strerror(-err));
	return STATUS_FAILED;
}

static int start_machine(struct run_options *options)
{
	struct hrt_config *config = &options->config;
	int err;

	config->hz = options->build.hz;
	config->kernel = options->build.kernel;
	config->report = report_to_log;
	err = hrt_start(config);
	if (err)
		return start_failed(err);
	/* Zero is no time to the machine, and a live one has the system's. */
	if (options->set_realtime &&
	    (!config->realtime || config->host == &hrt_live))
		set_time(config->realtime);
	if (options->seeded)
		module_random_seed(options->seed);
	module_clock_start();
	err = module_tasks_start();
	if (!err)
		return STATUS_OK;
	hrt_stop();
	return start_failed(err);
}

/* ---- loading --------------------------------------------------------------------------- */

static int load_all(const struct run_options *options)
{
	int i, err;

	for (i = 0; i < options->nr_modules && !interrupted(); i++) {
		const struct run_module *module = &options->modules[i];

		err = loader_insert(module->file, module->params.at,
				    module->params.count);
		if (!err)
			continue;
		could_not_insert(module->path, -err, NULL);
		return STATUS_FAILED;
	}
	return STATUS_OK;
}

static int unload_all(void)
{
	char name[64];
	int ret, status = STATUS_OK;

	while ((ret = loader_remove(name, sizeof(name)))) {
		if (ret == -EBUSY) {
			say_error("Module %s is in use", name);
			status = STATUS_FAILED;
		} else if (ret == -EPERM) {
			say("%s has no exit function: it cannot be unloaded",
			    name);
		}
	}
	return status;
}

/* ---- letting time pass -------------------------------------------------------------------- */

/* Until a moment of the machine's own time, which init may have passed. */
static void run_until(ktime_t moment)
{
	ktime_t left = moment - ktime_get();

	if (left > 0 && !interrupted() && !console_error())
		hrt_run_for(left);
}

static void do_event(const struct run_event *event)
{
	if (event->kind == EVENT_SUSPEND)
		hrt_suspend(event->value);
	else
		set_time(event->value);
}

static void let_time_pass(const struct run_options *options, ktime_t start)
{
	int i;

	for (i = 0; i < options->nr_events; i++) {
		const struct run_event *event = &options->events[i];

		if (options->timed && event->at > options->span)
			break;
		run_until(start + event->at);
		if (interrupted() || console_error())
			return;
		do_event(event);
	}
	if (options->timed)
		run_until(start + options->span);
	else if (!interrupted() && !console_error())
		hrt_run();
}

/* ---- the whole ------------------------------------------------------------------------------ */

static int run_machine(struct run_options *options)
{
	ktime_t start;
	int status = start_machine(options);

	if (status != STATUS_OK)
		return status;
	start = ktime_get();
	interrupt_ends_run();
	status = load_all(options);
	/* What is mapped needs its file no more. */
	temp_remove();
	if (status == STATUS_OK)
		let_time_pass(options, start);
	if (unload_all() != STATUS_OK)
		status = STATUS_FAILED;
	module_tasks_stop();
	module_console_flush();
	hrt_stop();
	loader_close();
	return status;
}

static int finish_log(int status)
{
	console_flush();
	if (!console_error())
		return status;
	/* As any program whose reader has gone. */
	if (console_error() == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	say_error("could not write the kernel log: %s",
		  strerror(console_error()));
	return STATUS_FAILED;
}

int run_modules(struct run_options *options)
{
	int status;

	signal(SIGPIPE, SIG_IGN);
	interrupt_catch();
	status = look_at_files(options);
	if (status == STATUS_OK) {
		check_flags(options);
		status = build_files(options);
	}
	if (status == STATUS_OK) {
		loader_open();
		console_open(options->config.host == &hrt_virtual);
		crash_catch();
		status = run_machine(options);
	}
	temp_remove();
	return finish_log(status);
}
