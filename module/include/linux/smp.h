/* SPDX-License-Identifier: MIT */
/* The CPUs of the machine, and calls to others of them. */
#ifndef __LINUX_SMP_H
#define __LINUX_SMP_H

#include <linux/errno.h>
#include <linux/types.h>
#include <linux/list.h>
#include <linux/cpumask.h>
#include <linux/init.h>
#include <linux/preempt.h>
#include <linux/threads.h>
#include <hrtimer/machine.h>

typedef void (*smp_call_func_t)(void *info);
typedef bool (*smp_cond_func_t)(int cpu, void *info);

#define smp_processor_id()     ((int)hrt_cpu())
#define raw_smp_processor_id() ((int)hrt_cpu())
#define __smp_processor_id()   ((int)hrt_cpu())

/* The caller's CPU, with preemption off until put_cpu(). */
#define get_cpu()                   \
	({                          \
		preempt_disable();  \
		smp_processor_id(); \
	})
#define put_cpu() preempt_enable()

/* A call whose memory is the caller's. */
typedef struct __call_single_data {
	smp_call_func_t func;
	void *info;
	struct hrt_call call;
} call_single_data_t;

#define CSD_INIT(_func, _info)                   \
	(call_single_data_t)                     \
	{                                        \
		.func = (_func), .info = (_info) \
	}
#define INIT_CSD(_csd, _func, _info) ((void)(*(_csd) = CSD_INIT(_func, _info)))

/**
 * smp_call_function_single - call a function on a CPU, interrupts off there
 * @wait: return when it is done
 *
 * Return: 0, or -ENXIO when the CPU is not online. Context: interrupts on.
 */
int smp_call_function_single(int cpu, smp_call_func_t func, void *info,
			     int wait);
int smp_call_function_single_async(int cpu, call_single_data_t *csd);
int smp_call_function_any(const struct cpumask *mask, smp_call_func_t func,
			  void *info, int wait);

/* On the others of a mask; preemption has to be off. */
void smp_call_function_many(const struct cpumask *mask, smp_call_func_t func,
			    void *info, bool wait);
/* On all others that are online. Return: 0. */
int smp_call_function(smp_call_func_t func, void *info, int wait);

/* The caller's CPU included. */
int on_each_cpu(smp_call_func_t func, void *info, int wait);
void on_each_cpu_mask(const struct cpumask *mask, smp_call_func_t func,
		      void *info, bool wait);
void on_each_cpu_cond(smp_cond_func_t cond_func, smp_call_func_t func,
		      void *info, bool wait);
void on_each_cpu_cond_mask(smp_cond_func_t cond_func, smp_call_func_t func,
			   void *info, bool wait, const struct cpumask *mask);

/* Run a function in a task that is on a CPU. Return: what it returned. */
int smp_call_on_cpu(unsigned int cpu, int (*func)(void *), void *par,
		    bool phys);

#endif
