/* SPDX-License-Identifier: MIT */
/* Calling the compiler; see command.h. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pipe2() */
#endif
#include "command.h"
#include "interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void add_compiler(struct words *words)
{
	const char *cc = getenv("CC");
	char *copy, *word, *rest;

	/* May hold a wrapper and options: "ccache gcc -m64". */
	copy = format_text("%s", cc && *cc ? cc : "cc");
	for (word = strtok_r(copy, " \t", &rest); word;
	     word = strtok_r(NULL, " \t", &rest))
		words_add(words, word);
	free(copy);
}

static void become(const struct words *words, int output)
{
	signal(SIGPIPE, SIG_DFL);
	if (output >= 0)
		dup2(output, STDOUT_FILENO);
	execvp(words->at[0], words->at);
	say_error(
		"could not run %s: %s (is a C compiler installed? CC names another one)",
		words->at[0], strerror(errno));
	_exit(127);
}

static pid_t start(const struct words *words, int output)
{
	pid_t pid = fork();

	if (pid == 0)
		become(words, output);
	if (pid < 0)
		say_error("could not start %s: %s", words->at[0],
			  strerror(errno));
	return pid;
}

/* A Ctrl-C on the terminal reaches the child as well; a kill of ours not. */
static bool finish(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return false;
		if (interrupted())
			kill(pid, SIGTERM);
	}
	if (interrupted())
		interrupt_end();
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool run_command(const struct words *words)
{
	pid_t pid = start(words, -1);

	return pid > 0 && finish(pid);
}

static char *first_line(int from)
{
	FILE *file = fdopen(from, "r");
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	if (!file) {
		close(from);
		return NULL;
	}
	length = getline(&line, &size, file);
	fclose(file);
	if (length <= 0) {
		free(line);
		return NULL;
	}
	line[strcspn(line, "\n")] = '\0';
	return line;
}

char *ask_command(const struct words *words)
{
	int ends[2];
	char *line;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC))
		return NULL;
	pid = start(words, ends[1]);
	close(ends[1]);
	line = first_line(ends[0]);
	if (pid > 0 && finish(pid))
		return line;
	free(line);
	return NULL;
}
