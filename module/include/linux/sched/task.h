/* SPDX-License-Identifier: MIT */
/* References to tasks: one that is held stays in memory after its end. */
#ifndef _LINUX_SCHED_TASK_H
#define _LINUX_SCHED_TASK_H

#include <linux/sched.h>

/* Context: any. Return: @task. */
struct task_struct *get_task_struct(struct task_struct *task);
void put_task_struct(struct task_struct *task);

/* Ends the calling task. */
void do_exit(long code) __attribute__((noreturn));

#endif
