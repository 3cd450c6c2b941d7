/* SPDX-License-Identifier: MIT */
/* References to tasks by number. */
#ifndef _LINUX_PID_H
#define _LINUX_PID_H

#include <linux/types.h>
#include <linux/refcount.h>

struct task_struct;
struct pid_namespace;

enum pid_type {
	PIDTYPE_PID,
	PIDTYPE_TGID,
	PIDTYPE_PGID,
	PIDTYPE_SID,
	PIDTYPE_MAX,
};

/* A number that a task has, or had; it stays while somebody refers to it. */
struct pid;

extern struct pid_namespace init_pid_ns;

/* Context of these two: rcu_read_lock() held while the result is used. */
struct pid *find_vpid(int nr);
struct pid *find_pid_ns(int nr, struct pid_namespace *ns);
struct task_struct *pid_task(struct pid *pid, enum pid_type type);

/* These come with a reference: put_pid(), put_task_struct(). */
struct pid *find_get_pid(int nr);
struct pid *get_task_pid(struct task_struct *task, enum pid_type type);
struct task_struct *get_pid_task(struct pid *pid, enum pid_type type);

struct pid *task_pid(struct task_struct *task);
struct pid *get_pid(struct pid *pid);
void put_pid(struct pid *pid);
pid_t pid_nr(struct pid *pid);
#define pid_vnr(pid)            pid_nr(pid)
#define pid_nr_ns(pid, ns)      ((void)(ns), pid_nr(pid))
#define task_active_pid_ns(tsk) ((void)(tsk), &init_pid_ns)
#define task_tgid(task)         task_pid(task)

#endif
