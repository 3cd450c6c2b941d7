/* SPDX-License-Identifier: MIT */
/* Calls to other CPUs. */
#include <linux/cpumask.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/smp.h>
#include <linux/spinlock.h>

/* ---- calls that nobody waits for ----------------------------------------- */

/*
 * The memory of such a call is free only when the core has marked it done,
 * which is after its function has returned: so a later call frees it.
 */
struct async_call {
	struct async_call *next;
	struct hrt_call call;
};

static struct async_call *async_calls;
static DEFINE_RAW_SPINLOCK(async_lock);

static bool is_done(const struct hrt_call *call)
{
	return __atomic_load_n(&call->done, __ATOMIC_ACQUIRE);
}

static void free_done_calls(void)
{
	struct async_call **link = &async_calls, *async;
	unsigned long flags;

	raw_spin_lock_irqsave(&async_lock, flags);
	while ((async = *link)) {
		if (is_done(&async->call)) {
			*link = async->next;
			kfree(async);
		} else {
			link = &async->next;
		}
	}
	raw_spin_unlock_irqrestore(&async_lock, flags);
}

static void keep_call(struct async_call *async)
{
	unsigned long flags;

	raw_spin_lock_irqsave(&async_lock, flags);
	async->next = async_calls;
	async_calls = async;
	raw_spin_unlock_irqrestore(&async_lock, flags);
}

static int call_async(unsigned int cpu, smp_call_func_t func, void *info)
{
	struct async_call *async = kzalloc(sizeof(*async), GFP_ATOMIC);
	int err;

	if (!async)
		return -ENOMEM;
	async->call.func = func;
	async->call.info = info;
	err = hrt_call_cpu(cpu, &async->call, false);
	if (err)
		kfree(async);
	else
		keep_call(async);
	free_done_calls();
	return err;
}

static int call_and_wait(unsigned int cpu, smp_call_func_t func, void *info)
{
	struct hrt_call call = { .func = func, .info = info };

	return hrt_call_cpu(cpu, &call, true);
}

/* ---- one ----------------------------------------------------------------- */

int smp_call_function_single(int cpu, smp_call_func_t func, void *info,
			     int wait)
{
	int err;

	/* Two CPUs that call each other with interrupts off wait for ever. */
	WARN_ON_ONCE(irqs_disabled() && !in_hardirq() && wait);
	/* The caller stays where it is: its own CPU is a plain call. */
	preempt_disable();
	if (wait)
		err = call_and_wait((unsigned int)cpu, func, info);
	else
		err = call_async((unsigned int)cpu, func, info);
	preempt_enable();
	return err;
}
EXPORT_SYMBOL(smp_call_function_single);

static void run_csd(void *info)
{
	call_single_data_t *csd = info;

	csd->func(csd->info);
}

int smp_call_function_single_async(int cpu, call_single_data_t *csd)
{
	csd->call = (struct hrt_call){ .func = run_csd, .info = csd };
	return hrt_call_cpu((unsigned int)cpu, &csd->call, false);
}
EXPORT_SYMBOL_GPL(smp_call_function_single_async);

int smp_call_function_any(const struct cpumask *mask, smp_call_func_t func,
			  void *info, int wait)
{
	unsigned int cpu = hrt_cpu();

	if (!cpumask_test_cpu(cpu, mask))
		cpu = cpumask_first_and(mask, cpu_online_mask);
	return smp_call_function_single((int)cpu, func, info, wait);
}
EXPORT_SYMBOL_GPL(smp_call_function_any);

/* ---- many ---------------------------------------------------------------- */

/* All are on their way before the first is waited for. */
static void call_others(const struct cpumask *mask, smp_cond_func_t cond,
			smp_call_func_t func, void *info, bool wait)
{
	struct hrt_call calls[NR_CPUS];
	unsigned int cpu, self = hrt_cpu();

	for_each_cpu_and(cpu, mask, cpu_online_mask)
	{
		calls[cpu] = (struct hrt_call){ .func = func,
						.info = info,
						.done = 1 };
		if (cpu == self || (cond && !cond((int)cpu, info)))
			continue;
		if (wait)
			hrt_call_cpu(cpu, &calls[cpu], false);
		else
			call_async(cpu, func, info);
	}
	for_each_cpu_and(cpu, mask, cpu_online_mask) while (
		!is_done(&calls[cpu])) hrt_relax();
}

void smp_call_function_many(const struct cpumask *mask, smp_call_func_t func,
			    void *info, bool wait)
{
	call_others(mask, NULL, func, info, wait);
}
EXPORT_SYMBOL(smp_call_function_many);

int smp_call_function(smp_call_func_t func, void *info, int wait)
{
	preempt_disable();
	call_others(cpu_online_mask, NULL, func, info, wait);
	preempt_enable();
	return 0;
}
EXPORT_SYMBOL(smp_call_function);

void on_each_cpu_cond_mask(smp_cond_func_t cond_func, smp_call_func_t func,
			   void *info, bool wait, const struct cpumask *mask)
{
	int self = get_cpu();

	call_others(mask, cond_func, func, info, wait);
	if (cpumask_test_cpu((unsigned int)self, mask) &&
	    (!cond_func || cond_func(self, info)))
		call_and_wait((unsigned int)self, func, info);
	put_cpu();
}
EXPORT_SYMBOL(on_each_cpu_cond_mask);

void on_each_cpu_cond(smp_cond_func_t cond_func, smp_call_func_t func,
		      void *info, bool wait)
{
	on_each_cpu_cond_mask(cond_func, func, info, wait, cpu_online_mask);
}
EXPORT_SYMBOL(on_each_cpu_cond);

void on_each_cpu_mask(const struct cpumask *mask, smp_call_func_t func,
		      void *info, bool wait)
{
	on_each_cpu_cond_mask(NULL, func, info, wait, mask);
}
EXPORT_SYMBOL(on_each_cpu_mask);

int on_each_cpu(smp_call_func_t func, void *info, int wait)
{
	on_each_cpu_mask(cpu_online_mask, func, info, wait);
	return 0;
}
EXPORT_SYMBOL(on_each_cpu);

int smp_call_on_cpu(unsigned int cpu, int (*func)(void *), void *par, bool phys)
{
	unsigned int home = hrt_cpu();
	int ret;

	(void)phys;
	if (!hrt_cpu_online(cpu))
		return -ENXIO;
	hrt_set_cpu(cpu);
	ret = func(par);
	hrt_set_cpu(home);
	return ret;
}
EXPORT_SYMBOL_GPL(smp_call_on_cpu);
