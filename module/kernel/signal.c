/* SPDX-License-Identifier: MIT */
/*
 * Signals to tasks. To the core a task has a signal or has none; which ones
 * they are is kept here.
 */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/pid.h>
#include <linux/sched.h>

#include "tasks.h"

/* ---- ask ----------------------------------------------------------------- */

int signal_pending(struct task_struct *task)
{
	return __atomic_load_n(&task->sigpending, __ATOMIC_ACQUIRE);
}
EXPORT_SYMBOL(signal_pending);

int __fatal_signal_pending(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);
	u64 pending = kthread ? READ_ONCE(kthread->pending) : 0;

	return (pending & sigmask(SIGKILL)) != 0;
}
EXPORT_SYMBOL(__fatal_signal_pending);

int fatal_signal_pending(struct task_struct *task)
{
	return signal_pending(task) && __fatal_signal_pending(task);
}
EXPORT_SYMBOL(fatal_signal_pending);

/*
 * The core lets every signal end a killable wait, so that it cannot turn into
 * a loop that never sleeps: what it ends counts as ended here.
 */
int signal_pending_state(unsigned int state, struct task_struct *task)
{
	return (state & (TASK_INTERRUPTIBLE | TASK_WAKEKILL)) &&
	       signal_pending(task);
}
EXPORT_SYMBOL(signal_pending_state);

/* ---- send ---------------------------------------------------------------- */

/* Return: whether the task takes that signal. */
static bool takes_signal(struct kthread *kthread, int sig)
{
	unsigned long flags;
	bool takes;

	raw_spin_lock_irqsave(&kthread->siglock, flags);
	/* Only threads of ours ignore what they have not allowed. */
	takes = kthread->task != &kthread->memory ||
		kthread->allowed & sigmask(sig);
	if (takes)
		kthread->pending |= sigmask(sig);
	raw_spin_unlock_irqrestore(&kthread->siglock, flags);
	return takes;
}

int send_sig_info(int sig, struct kernel_siginfo *info,
		  struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);

	(void)info;
	if (sig < 0 || sig > _NSIG)
		return -EINVAL;
	if (task->flags & PF_EXITING)
		return -ESRCH;
	if (sig && (!kthread || takes_signal(kthread, sig)))
		hrt_signal(task);
	return 0;
}
EXPORT_SYMBOL(send_sig_info);

int send_sig(int sig, struct task_struct *task, int priv)
{
	(void)priv;
	return send_sig_info(sig, SEND_SIG_NOINFO, task);
}
EXPORT_SYMBOL(send_sig);

void force_sig(int sig)
{
	allow_signal(sig);
	send_sig(sig, current, 1);
}
EXPORT_SYMBOL(force_sig);

int kill_pid(struct pid *pid, int sig, int priv)
{
	struct task_struct *task = pid ? pid_task(pid, PIDTYPE_PID) : NULL;

	return task ? send_sig(sig, task, priv) : -ESRCH;
}
EXPORT_SYMBOL(kill_pid);

/* ---- the caller's own ---------------------------------------------------- */

static void change_allowed(u64 set, u64 clear)
{
	struct kthread *kthread = kthread_of(current);
	unsigned long flags;

	if (!kthread)
		return;
	raw_spin_lock_irqsave(&kthread->siglock, flags);
	kthread->allowed = (kthread->allowed | set) & ~clear;
	raw_spin_unlock_irqrestore(&kthread->siglock, flags);
}

void allow_signal(int sig)
{
	change_allowed(sigmask(sig), 0);
}
EXPORT_SYMBOL(allow_signal);

void allow_kernel_signal(int sig)
{
	allow_signal(sig);
}
EXPORT_SYMBOL(allow_kernel_signal);

void disallow_signal(int sig)
{
	change_allowed(0, sigmask(sig));
}
EXPORT_SYMBOL(disallow_signal);

/* Under siglock: what the core sees is whether any is left. */
static void show_pending(struct kthread *kthread)
{
	__atomic_store_n(&kthread->task->sigpending, kthread->pending != 0,
			 __ATOMIC_RELEASE);
}

void flush_signals(struct task_struct *task)
{
	struct kthread *kthread = kthread_of(task);
	unsigned long flags;

	if (!kthread) {
		__atomic_store_n(&task->sigpending, false, __ATOMIC_RELEASE);
		return;
	}
	raw_spin_lock_irqsave(&kthread->siglock, flags);
	kthread->pending = 0;
	show_pending(kthread);
	raw_spin_unlock_irqrestore(&kthread->siglock, flags);
}
EXPORT_SYMBOL(flush_signals);

static int take_first(struct kthread *kthread, u64 blocked)
{
	u64 ready = kthread->pending & ~blocked;
	int sig = ready ? __builtin_ctzll(ready) + 1 : 0;

	if (sig)
		kthread->pending &= ~sigmask(sig);
	show_pending(kthread);
	return sig;
}

static int dequeue(u64 blocked)
{
	struct kthread *kthread = kthread_of(current);
	unsigned long flags;
	int sig;

	if (!kthread)
		return 0;
	raw_spin_lock_irqsave(&kthread->siglock, flags);
	sig = take_first(kthread, blocked);
	raw_spin_unlock_irqrestore(&kthread->siglock, flags);
	return sig;
}

int hrt_dequeue_signal(const sigset_t *mask)
{
	return dequeue(mask ? mask->sig : 0);
}
EXPORT_SYMBOL(hrt_dequeue_signal);

int kernel_dequeue_signal(void)
{
	return dequeue(0);
}
EXPORT_SYMBOL(kernel_dequeue_signal);

void recalc_sigpending(void)
{
	dequeue(~0ULL);
}
EXPORT_SYMBOL(recalc_sigpending);
