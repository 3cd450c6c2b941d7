/* SPDX-License-Identifier: MIT */
/* Ctrl-C and its kin; see interrupt.h. */
#include "interrupt.h"
#include "temp.h"

#include <hrtimer/machine.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int caught[] = { SIGINT, SIGTERM, SIGHUP };

static volatile sig_atomic_t came; /* which one */
static volatile sig_atomic_t run_ends;

static void end(int nr)
{
	signal(nr, SIG_DFL);
	raise(nr);
}

static void on_signal(int nr)
{
	if (came) {
		temp_remove();
		end(nr);
	}
	came = nr;
	if (run_ends)
		hrt_interrupt_run();
}

void interrupt_catch(void)
{
	struct sigaction action = { .sa_handler = on_signal };
	size_t i;

	/* No SA_RESTART: a wait for the compiler is to see it. */
	sigemptyset(&action.sa_mask);
	for (i = 0; i < sizeof(caught) / sizeof(*caught); i++)
		sigaction(caught[i], &action, NULL);
}

bool interrupted(void)
{
	return came;
}

void interrupt_end(void)
{
	int nr = came;
	sigset_t set;

	temp_remove();
	signal(nr, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, nr);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(nr);
	_exit(128 + nr);
}

void interrupt_ends_run(void)
{
	run_ends = 1;
	/* One that came just before has only left its mark. */
	if (came)
		hrt_interrupt_run();
}
