/* SPDX-License-Identifier: MIT */
/* The tool's own words, and what it reads from its command line. */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stdbool.h>

/* Exit statuses. */
enum {
	STATUS_OK = 0,
	STATUS_FAILED =
		1, /* a module could not be built, loaded, initialised */
	STATUS_USAGE = 2, /* a wrong call */
};

/* "hrt: ..." on standard error, a line. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Return: the words of insmod for an error number (positive). */
const char *insmod_words(int error);

/**
 * parse_span - read "10s", "1500ms", "250us", "100ns", "5m", "24h", "1.5s"
 *
 * Return: false when it is none, or too long for ns.
 */
bool parse_span(const char *text, long long *ns);

/* Read "2026-01-01T00:00:00.5Z", "+01:00" at its end, or a date alone. */
bool parse_moment(const char *text, long long *ns);

/* Read "6.1": what `--api` takes. */
bool parse_kernel(const char *text, unsigned int *kernel);

/* Read a whole number, decimal or 0x. */
bool parse_number(const char *text, unsigned long long max,
		  unsigned long long *number);

/* Return: @text as @starts... goes on, or NULL when it starts otherwise. */
const char *after(const char *text, const char *start);

bool ends_with(const char *text, const char *end);

/* printf() into new memory; ends the process when there is none. */
char *format_text(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* ---- lists of words --------------------------------------------------------- */

/* Copies of words, NULL-terminated, so that execvp() takes them. */
struct words {
	char **at;
	int count;
};

void words_add(struct words *words, const char *word);
void words_addf(struct words *words, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void words_add_all(struct words *words, const struct words *more);
void words_release(struct words *words);

#endif
