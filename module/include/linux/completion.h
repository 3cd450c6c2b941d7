/* SPDX-License-Identifier: MIT */
/*
 * Completions: one says that something is done, others wait for it, in the
 * order in which they came. Completing is for any context, waiting for tasks
 * that may sleep.
 */
#ifndef __LINUX_COMPLETION_H
#define __LINUX_COMPLETION_H

#include <linux/swait.h>

struct completion {
	unsigned int done; /* how many may pass; ~0U: all, for ever */
	struct swait_queue_head wait;
};

#define COMPLETION_INITIALIZER(work)                           \
	{                                                      \
		0, __SWAIT_QUEUE_HEAD_INITIALIZER((work).wait) \
	}
#define COMPLETION_INITIALIZER_ONSTACK(work) COMPLETION_INITIALIZER(work)
#define DECLARE_COMPLETION(work) \
	struct completion work = COMPLETION_INITIALIZER(work)
#define DECLARE_COMPLETION_ONSTACK(work) DECLARE_COMPLETION(work)

void init_completion(struct completion *x);

static inline void reinit_completion(struct completion *x)
{
	x->done = 0;
}

/* Its name before 3.13. */
#define INIT_COMPLETION(x)          reinit_completion(&(x))
#define init_completion_map(x, map) init_completion(x)

void wait_for_completion(struct completion *x);
void wait_for_completion_io(struct completion *x);

/* Return: 0, or -ERESTARTSYS when a signal came. */
int wait_for_completion_interruptible(struct completion *x);
int wait_for_completion_killable(struct completion *x);
int wait_for_completion_state(struct completion *x, unsigned int state);

/* Return: jiffies left, at least 1; 0 when the time was over. */
unsigned long wait_for_completion_timeout(struct completion *x,
					  unsigned long timeout);
unsigned long wait_for_completion_io_timeout(struct completion *x,
					     unsigned long timeout);
/* Return: the same, or -ERESTARTSYS when a signal came. */
long wait_for_completion_interruptible_timeout(struct completion *x,
					       unsigned long timeout);
long wait_for_completion_killable_timeout(struct completion *x,
					  unsigned long timeout);

/* Return: whether it passed. Context: any. */
bool try_wait_for_completion(struct completion *x);

/* Return: whether a waiter would pass now. Context: any. */
bool completion_done(struct completion *x);

void complete(struct completion *x);
void complete_on_current_cpu(struct completion *x);
void complete_all(struct completion *x);

/* Completes, and ends the calling kthread. */
void complete_and_exit(struct completion *x, long code)
	__attribute__((noreturn));

#endif
