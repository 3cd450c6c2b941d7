/* SPDX-License-Identifier: MIT */
/* Signals: their numbers and their sets. */
#ifndef _LINUX_SIGNAL_H
#define _LINUX_SIGNAL_H

#include <linux/types.h>
#include <linux/bug.h>
#include <linux/list.h>

#define SIGHUP    1
#define SIGINT    2
#define SIGQUIT   3
#define SIGILL    4
#define SIGTRAP   5
#define SIGABRT   6
#define SIGIOT    6
#define SIGBUS    7
#define SIGFPE    8
#define SIGKILL   9
#define SIGUSR1   10
#define SIGSEGV   11
#define SIGUSR2   12
#define SIGPIPE   13
#define SIGALRM   14
#define SIGTERM   15
#define SIGSTKFLT 16
#define SIGCHLD   17
#define SIGCONT   18
#define SIGSTOP   19
#define SIGTSTP   20
#define SIGTTIN   21
#define SIGTTOU   22
#define SIGURG    23
#define SIGXCPU   24
#define SIGXFSZ   25
#define SIGVTALRM 26
#define SIGPROF   27
#define SIGWINCH  28
#define SIGIO     29
#define SIGPOLL   SIGIO
#define SIGPWR    30
#define SIGSYS    31
#define SIGRTMIN  32
#define SIGRTMAX  64
#define _NSIG     64

#define SI_USER   0
#define SI_KERNEL 0x80
#define SI_QUEUE  (-1)
#define SI_TIMER  (-2)

typedef struct {
	u64 sig; /* bit n - 1: signal n */
} sigset_t;

typedef union sigval {
	int sival_int;
	void *sival_ptr;
} sigval_t;

/* What is told with a signal. */
typedef struct kernel_siginfo {
	int si_signo;
	int si_errno;
	int si_code;
	pid_t si_pid;
	uid_t si_uid;
	sigval_t si_value;
} kernel_siginfo_t;

/* Its names before 4.20. */
#define siginfo   kernel_siginfo
#define siginfo_t kernel_siginfo_t
#define si_int    si_value.sival_int
#define si_ptr    si_value.sival_ptr

#define sigmask(sig) (1ULL << ((sig)-1))

static inline void sigemptyset(sigset_t *set)
{
	set->sig = 0;
}

static inline void sigfillset(sigset_t *set)
{
	set->sig = ~0ULL;
}

static inline void sigaddset(sigset_t *set, int sig)
{
	set->sig |= sigmask(sig);
}

static inline void sigdelset(sigset_t *set, int sig)
{
	set->sig &= ~sigmask(sig);
}

static inline int sigismember(const sigset_t *set, int sig)
{
	return !!(set->sig & sigmask(sig));
}

static inline void siginitset(sigset_t *set, unsigned long mask)
{
	set->sig = mask;
}

static inline void siginitsetinv(sigset_t *set, unsigned long mask)
{
	set->sig = ~(u64)mask;
}

static inline void clear_siginfo(kernel_siginfo_t *info)
{
	*info = (kernel_siginfo_t){ 0 };
}

static inline int valid_signal(unsigned long sig)
{
	return sig <= _NSIG;
}

#define SEND_SIG_NOINFO ((struct kernel_siginfo *)0)
#define SEND_SIG_PRIV   ((struct kernel_siginfo *)1)

/**
 * allow_signal - let a kthread be told of a signal
 *
 * A kthread ignores all signals, SIGKILL too, except those that it has
 * allowed. Context: the kthread itself.
 */
void allow_signal(int sig);
void allow_kernel_signal(int sig);
void disallow_signal(int sig);

#endif
