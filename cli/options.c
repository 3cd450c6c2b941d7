/* SPDX-License-Identifier: MIT */
/*
 * Reading the command line. getopt_long() does not fit: options of modules
 * (`count=3`), of the compiler (`-DX`, `-Idir`) and of the tool are mixed, and
 * `--` stands between modules.
 */
#include "options.h"

#include <stdlib.h>
#include <string.h>

/* What is left of the command line. */
struct arguments {
	char **at;
	int left;
};

static const char *next(struct arguments *args)
{
	args->left--;
	return *args->at++;
}

/* Return: whether @word is @name, with @value after a `=` or as next word. */
static bool takes_value(struct arguments *args, const char *word,
			const char *name, const char **value)
{
	const char *rest = after(word, name);

	*value = NULL;
	if (!rest || (*rest && *rest != '='))
		return false;
	if (*rest)
		*value = rest + 1;
	else if (args->left)
		*value = next(args);
	return true;
}

static int wrong(const char *what, const char *value, const char *good)
{
	if (value)
		say_error("%s: `%s' is not %s", what, value, good);
	else
		say_error("%s needs %s", what, good);
	return STATUS_USAGE;
}

static bool get_number(const char *value, unsigned long long max,
		       unsigned long long *number)
{
	return value && parse_number(value, max, number);
}

/* ---- options of the compiler ------------------------------------------------------ */

static int use_hz(struct build_options *build, const char *value)
{
	static const unsigned int choices[] = { 100, 250, 300, 1000 };
	unsigned long long number;
	size_t i;

	if (get_number(value, 1000, &number))
		for (i = 0; i < sizeof(choices) / sizeof(*choices); i++)
			if (choices[i] == number)
				build->hz = choices[i];
	if (!build->hz)
		return wrong("--hz", value, "100, 250, 300 or 1000");
	return STATUS_OK;
}

static int use_api(struct build_options *build, const char *value)
{
	if (!value || !parse_kernel(value, &build->kernel))
		return wrong("--api", value, "2.6.16, 6.1 or 7.3");
	return STATUS_OK;
}

/* -DX, -D X, -UX, -Idir: with the word after it where nothing is attached. */
static bool use_define(struct build_options *build, struct arguments *args,
		       const char *word)
{
	if (word[0] != '-' || !word[1] || !strchr("DUI", word[1]))
		return false;
	words_add(&build->flags, word);
	if (!word[2] && args->left)
		words_add(&build->flags, next(args));
	return true;
}

/* Return: -1 when @word is none of these. */
static int build_option(struct build_options *build, struct arguments *args,
			const char *word)
{
	const char *value;

	if (takes_value(args, word, "--hz", &value))
		return use_hz(build, value);
	if (takes_value(args, word, "--api", &value))
		return use_api(build, value);
	if (use_define(build, args, word))
		return STATUS_OK;
	return -1;
}

/* ---- hrt build --------------------------------------------------------------------- */

/* What the compiler should know better than this tool. */
static bool is_compiler_flag(const char *word)
{
	return word[0] == '-' && word[1] && strchr("WfgOm", word[1]) &&
	       strcmp(word, "-m") != 0;
}

static int file_option(struct build_job *job, struct arguments *args,
		       const char *word)
{
	const char *value;

	if (takes_value(args, word, "-o", &value)) {
		job->output = value;
		return value ? STATUS_OK : wrong("-o", NULL, "a file name");
	}
	if (takes_value(args, word, "--name", &value)) {
		job->name = value;
		return value ? STATUS_OK : wrong("--name", NULL, "a name");
	}
	if (!strcmp(word, "-c")) {
		job->compile_only = true;
		return STATUS_OK;
	}
	return -1;
}

static int build_word(struct build_job *job, struct build_options *options,
		      struct arguments *args)
{
	const char *word = next(args);
	int status = build_option(options, args, word);

	if (status < 0)
		status = file_option(job, args, word);
	if (status >= 0)
		return status;
	if (is_compiler_flag(word)) {
		words_add(&options->flags, word);
	} else if (*word == '-') {
		say_error("unknown option %s; see hrt --help", word);
		return STATUS_USAGE;
	} else {
		words_add(&job->inputs, word);
	}
	return STATUS_OK;
}

static int check_job(const struct build_job *job)
{
	if (!job->inputs.count) {
		say_error("hrt build needs a MODULE.c; see hrt --help");
		return STATUS_USAGE;
	}
	if (job->compile_only && job->inputs.count > 1) {
		say_error("hrt build -c takes one file at a time");
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

int parse_build(struct build_job *job, struct build_options *options, int argc,
		char **argv)
{
	struct arguments args = { argv, argc };
	int status;

	job->options = options;
	while (args.left) {
		/* All that follows is for the compiler. */
		if (!strcmp(*args.at, "--")) {
			next(&args);
			while (args.left)
				words_add(&options->flags, next(&args));
			break;
		}
		status = build_word(job, options, &args);
		if (status != STATUS_OK)
			return status;
	}
	return check_job(job);
}

/* ---- hrt run: the machine ------------------------------------------------------------ */

static int use_span(struct run_options *options, const char *value)
{
	options->timed = true;
	if (!value || !parse_span(value, &options->span))
		return wrong("--for", value,
			     "a time (10s, 1500ms, 250us, 100ns, 5m, 24h)");
	return STATUS_OK;
}

static int use_cpus(struct run_options *options, const char *value)
{
	unsigned long long number;

	if (!get_number(value, HRT_MAX_CPUS, &number) || !number)
		return wrong("--cpus", value, "a number of CPUs, from 1");
	options->config.cpus = (unsigned int)number;
	return STATUS_OK;
}

static int use_seed(struct run_options *options, const char *value)
{
	options->seeded = true;
	if (!get_number(value, ~0ULL, &options->seed))
		return wrong("--seed", value, "a number");
	return STATUS_OK;
}

static int use_realtime(struct run_options *options, const char *value)
{
	long long moment;

	if (!value || !parse_moment(value, &moment))
		return wrong("--realtime", value,
			     "a time as 2026-01-01T00:00:00Z");
	options->set_realtime = true;
	options->config.realtime = moment;
	return STATUS_OK;
}

static int use_switch(bool *off, const char *name, const char *value)
{
	if (value && !strcmp(value, "off"))
		*off = true;
	else if (value && !strcmp(value, "on"))
		*off = false;
	else
		return wrong(name, value, "on or off");
	return STATUS_OK;
}

/* ---- hrt run: events ------------------------------------------------------------------- */

/* In the order of time; of two at one moment the first named comes first. */
static void insert_event(struct run_options *options,
			 const struct run_event *event)
{
	size_t size = ((size_t)options->nr_events + 1) * sizeof(*event);
	struct run_event *events = realloc(options->events, size);
	int i;

	if (!events) {
		say_error("out of memory");
		exit(STATUS_FAILED);
	}
	for (i = options->nr_events; i > 0 && events[i - 1].at > event->at; i--)
		events[i] = events[i - 1];
	events[i] = *event;
	options->events = events;
	options->nr_events++;
}

static int use_event(struct run_options *options, int kind, const char *name,
		     const char *value)
{
	struct run_event event = { .kind = kind };
	const char *good = kind == EVENT_SUSPEND
				   ? "AT:SPAN, as 5s:1h"
				   : "AT:TIME, as 5s:2026-01-01T12:00:00Z";
	const char *colon = value ? strchr(value, ':') : NULL;
	char *at;
	bool fine;

	if (!colon)
		return wrong(name, value, good);
	at = format_text("%.*s", (int)(colon - value), value);
	fine = parse_span(at, &event.at) &&
	       (kind == EVENT_SUSPEND ? parse_span(colon + 1, &event.value)
				      : parse_moment(colon + 1, &event.value));
	free(at);
	if (!fine)
		return wrong(name, value, good);
	insert_event(options, &event);
	return STATUS_OK;
}

/* ---- hrt run: words ---------------------------------------------------------------------- */

static int time_option(struct run_options *options, struct arguments *args,
		       const char *word)
{
	const char *value;

	if (takes_value(args, word, "--for", &value))
		return use_span(options, value);
	if (takes_value(args, word, "--realtime", &value))
		return use_realtime(options, value);
	if (takes_value(args, word, "--suspend", &value))
		return use_event(options, EVENT_SUSPEND, "--suspend", value);
	if (takes_value(args, word, "--settime", &value))
		return use_event(options, EVENT_SETTIME, "--settime", value);
	return -1;
}

static int machine_option(struct run_options *options, struct arguments *args,
			  const char *word)
{
	const char *value;

	if (!strcmp(word, "--virtual")) {
		options->config.host = &hrt_virtual;
		return STATUS_OK;
	}
	if (takes_value(args, word, "--cpus", &value))
		return use_cpus(options, value);
	if (takes_value(args, word, "--seed", &value))
		return use_seed(options, value);
	if (takes_value(args, word, "--nohz", &value))
		return use_switch(&options->config.nohz_off, "--nohz", value);
	if (takes_value(args, word, "--highres", &value))
		return use_switch(&options->config.highres_off, "--highres",
				  value);
	return time_option(options, args, word);
}

static void add_module(struct run_options *options, const char *path)
{
	size_t size = ((size_t)options->nr_modules + 1) *
		      sizeof(*options->modules);
	struct run_module *modules = realloc(options->modules, size);

	if (!modules) {
		say_error("out of memory");
		exit(STATUS_FAILED);
	}
	modules[options->nr_modules] = (struct run_module){ .path = path };
	options->modules = modules;
	options->nr_modules++;
}

/* A word that is no option: a module, or a parameter of the last one. */
static int plain_word(struct run_options *options, const char *word,
		      bool *expect_module)
{
	if (*word == '-') {
		say_error("unknown option %s; see hrt --help", word);
		return STATUS_USAGE;
	}
	if (*expect_module)
		add_module(options, word);
	else
		words_add(&options->modules[options->nr_modules - 1].params,
			  word);
	*expect_module = false;
	return STATUS_OK;
}

static int run_word(struct run_options *options, struct arguments *args,
		    bool *expect_module)
{
	const char *word = next(args);
	int status;

	if (!strcmp(word, "--")) {
		*expect_module = true;
		return STATUS_OK;
	}
	status = build_option(&options->build, args, word);
	if (status < 0)
		status = machine_option(options, args, word);
	if (status < 0)
		status = plain_word(options, word, expect_module);
	return status;
}

static int check_run(const struct run_options *options)
{
	int i;

	if (!options->nr_modules) {
		say_error("hrt run needs a MODULE; see hrt --help");
		return STATUS_USAGE;
	}
	for (i = 0; i < options->nr_events; i++)
		if (options->events[i].kind == EVENT_SUSPEND &&
		    options->config.host != &hrt_virtual) {
			say_error(
				"--suspend needs --virtual: this tool does not put the system to sleep");
			return STATUS_USAGE;
		}
	return STATUS_OK;
}

int parse_run(struct run_options *options, int argc, char **argv)
{
	struct arguments args = { argv, argc };
	bool expect_module = true;
	int status;

	options->config.host = &hrt_live;
	while (args.left) {
		status = run_word(options, &args, &expect_module);
		if (status != STATUS_OK)
			return status;
	}
	return check_run(options);
}

/* ---- afterwards ------------------------------------------------------------------------------ */

void release_run(struct run_options *options)
{
	int i;

	for (i = 0; i < options->nr_modules; i++)
		words_release(&options->modules[i].params);
	free(options->modules);
	free(options->events);
	words_release(&options->build.flags);
}

void release_build(struct build_job *job, struct build_options *options)
{
	words_release(&job->inputs);
	words_release(&options->flags);
}
