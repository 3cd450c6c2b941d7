/* SPDX-License-Identifier: MIT */
/* Tasks as modules see them: waiting, waking, priorities, places. */
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/ratelimit.h>
#include <linux/sched.h>
#include <linux/string.h>

#include "module/module_host.h"
#include "tasks.h"

/* ---- wait and wake ------------------------------------------------------- */

void schedule(void)
{
	hrt_schedule();
	task_follow_cpu();
}
EXPORT_SYMBOL(schedule);

void io_schedule(void)
{
	schedule();
}
EXPORT_SYMBOL(io_schedule);

long io_schedule_timeout(long timeout)
{
	return schedule_timeout(timeout);
}
EXPORT_SYMBOL(io_schedule_timeout);

void yield(void)
{
	hrt_set_state(TASK_RUNNING);
	schedule();
}
EXPORT_SYMBOL(yield);

int cond_resched(void)
{
	/* Legal anywhere, and nothing where one may not sleep. */
	if (preemptible() && READ_ONCE(current->__state) == TASK_RUNNING)
		hrt_schedule();
	return 0;
}
EXPORT_SYMBOL(cond_resched);

int wake_up_process(struct task_struct *task)
{
	return hrt_wake_up(task, TASK_NORMAL);
}
EXPORT_SYMBOL(wake_up_process);

int wake_up_state(struct task_struct *task, unsigned int state)
{
	return hrt_wake_up(task, state);
}
EXPORT_SYMBOL(wake_up_state);

/* Without the folder, which depends on where one has built. */
static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* In the kernel's words; not more often than it says it. */
void __might_sleep(const char *file, int line)
{
	static DEFINE_RATELIMIT_STATE(rate, HZ, 1);

	if (preemptible() || !__ratelimit(&rate))
		return;
	pr_err("BUG: sleeping function called from invalid context at %s:%d\n",
	       file_name(file), line);
	pr_err("in_atomic(): %d, irqs_disabled(): %d, non_block: 0, pid: %d, name: %s\n",
	       in_atomic(), irqs_disabled(), current->pid, current->comm);
	pr_err("preempt_count: %x, expected: 0\n",
	       (unsigned int)preempt_count());
}
EXPORT_SYMBOL(__might_sleep);

/* ---- who ----------------------------------------------------------------- */

void module_context(struct module_context *ctx)
{
	ctx->cpu = smp_processor_id();
	ctx->pid = current->pid;
	ctx->comm = current->comm;
}

char *__get_task_comm(char *buf, size_t size, struct task_struct *task)
{
	strscpy(buf, task->comm, size);
	return buf;
}
EXPORT_SYMBOL_GPL(__get_task_comm);

void set_task_comm(struct task_struct *task, const char *from)
{
	strscpy(task->comm, from, sizeof(task->comm));
}
EXPORT_SYMBOL_GPL(set_task_comm);

char task_state_to_char(struct task_struct *task)
{
	unsigned int state = READ_ONCE(task->__state);

	if (task->flags & PF_EXITING)
		return 'X';
	if (state & TASK_PARKED)
		return 'P';
	if (state == TASK_IDLE)
		return 'I';
	if (state & TASK_UNINTERRUPTIBLE)
		return 'D';
	return state & TASK_INTERRUPTIBLE ? 'S' : 'R';
}
EXPORT_SYMBOL(task_state_to_char);

static DEFINE_RAW_SPINLOCK(alloc_lock);

/* One lock for all tasks: there is next to nothing under it. */
void task_lock(struct task_struct *task)
{
	(void)task;
	raw_spin_lock(&alloc_lock);
}
EXPORT_SYMBOL(task_lock);

void task_unlock(struct task_struct *task)
{
	(void)task;
	raw_spin_unlock(&alloc_lock);
}
EXPORT_SYMBOL(task_unlock);

/* ---- how important ------------------------------------------------------- */

static bool policy_is_rt(int policy)
{
	return policy == SCHED_FIFO || policy == SCHED_RR;
}

static bool valid_policy(int policy, int priority)
{
	if (policy_is_rt(policy))
		return priority >= 1 && priority < MAX_RT_PRIO;
	return (policy == SCHED_NORMAL || policy == SCHED_BATCH ||
		policy == SCHED_IDLE) &&
	       priority == 0;
}

/* Real-time tasks sleep to the nanosecond. */
static void set_slack(struct task_struct *task, bool rt)
{
	WRITE_ONCE(task->timer_slack_ns, rt ? 0 : task->default_timer_slack_ns);
}

static void set_prio(struct task_struct *task)
{
	bool rt = policy_is_rt(task->policy);

	task->normal_prio = rt ? MAX_RT_PRIO - 1 - task->rt_priority
			       : task->static_prio;
	task->prio = task->normal_prio;
}

int sched_setscheduler_nocheck(struct task_struct *task, int policy,
			       const struct sched_param *param)
{
	bool was_rt = policy_is_rt(task->policy);

	policy &= ~SCHED_RESET_ON_FORK;
	if (!valid_policy(policy, param->sched_priority))
		return -EINVAL;
	task->policy = policy;
	task->rt_priority = param->sched_priority;
	set_prio(task);
	if (was_rt != policy_is_rt(policy))
		set_slack(task, !was_rt);
	return 0;
}
EXPORT_SYMBOL_GPL(sched_setscheduler_nocheck);

int sched_setscheduler(struct task_struct *task, int policy,
		       const struct sched_param *param)
{
	return sched_setscheduler_nocheck(task, policy, param);
}
EXPORT_SYMBOL_GPL(sched_setscheduler);

static void set_policy(struct task_struct *task, int policy, int priority)
{
	struct sched_param param = { .sched_priority = priority };

	sched_setscheduler_nocheck(task, policy, &param);
}

void sched_set_fifo(struct task_struct *task)
{
	set_policy(task, SCHED_FIFO, MAX_RT_PRIO / 2);
}
EXPORT_SYMBOL_GPL(sched_set_fifo);

void sched_set_fifo_low(struct task_struct *task)
{
	set_policy(task, SCHED_FIFO, 1);
}
EXPORT_SYMBOL_GPL(sched_set_fifo_low);

void sched_set_normal(struct task_struct *task, int nice)
{
	set_policy(task, SCHED_NORMAL, 0);
	set_user_nice(task, nice);
}
EXPORT_SYMBOL_GPL(sched_set_normal);

int sched_setattr_nocheck(struct task_struct *task,
			  const struct sched_attr *attr)
{
	struct sched_param param = { .sched_priority =
					     (int)attr->sched_priority };
	int err = sched_setscheduler_nocheck(task, (int)attr->sched_policy,
					     &param);

	if (!err && !policy_is_rt(task->policy))
		set_user_nice(task, attr->sched_nice);
	return err;
}
EXPORT_SYMBOL_GPL(sched_setattr_nocheck);

int sched_setattr(struct task_struct *task, const struct sched_attr *attr)
{
	return sched_setattr_nocheck(task, attr);
}
EXPORT_SYMBOL_GPL(sched_setattr);

void set_user_nice(struct task_struct *task, long nice)
{
	if (nice < MIN_NICE || nice > MAX_NICE)
		return;
	task->static_prio = NICE_TO_PRIO((int)nice);
	set_prio(task);
}
EXPORT_SYMBOL(set_user_nice);

int can_nice(const struct task_struct *task, const int nice)
{
	(void)task;
	return nice >= MIN_NICE && nice <= MAX_NICE;
}
EXPORT_SYMBOL(can_nice);

int task_prio(const struct task_struct *task)
{
	return task->prio - MAX_RT_PRIO;
}
EXPORT_SYMBOL(task_prio);

/* ---- where --------------------------------------------------------------- */

void task_follow_cpu(void)
{
	struct kthread *kthread = kthread_of(current);
	int cpu;

	if (!kthread)
		return;
	cpu = __atomic_exchange_n(&kthread->wanted_cpu, -1, __ATOMIC_RELAXED);
	if (cpu >= 0)
		hrt_set_cpu((unsigned int)cpu);
}

int set_cpus_allowed_ptr(struct task_struct *task,
			 const struct cpumask *new_mask)
{
	unsigned int cpu = cpumask_first_and(new_mask, cpu_online_mask);
	struct kthread *kthread = kthread_of(task);

	if (cpu >= nr_cpu_ids)
		return -EINVAL;
	if (cpumask_test_cpu(task_cpu(task), new_mask))
		return 0;
	if (task == current)
		return hrt_set_cpu(cpu);
	if (!kthread)
		return -EINVAL;
	__atomic_store_n(&kthread->wanted_cpu, (int)cpu, __ATOMIC_RELAXED);
	return 0;
}
EXPORT_SYMBOL_GPL(set_cpus_allowed_ptr);

long sched_setaffinity(pid_t pid, const struct cpumask *new_mask)
{
	struct task_struct *task = pid ? find_task_by_vpid(pid) : current;

	return task ? set_cpus_allowed_ptr(task, new_mask) : -ESRCH;
}
EXPORT_SYMBOL_GPL(sched_setaffinity);
