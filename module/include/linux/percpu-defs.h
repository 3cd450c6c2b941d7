/* SPDX-License-Identifier: MIT */
/*
 * Variables of which every CPU has its own.
 *
 * The variables of a module are gathered in a section. When the module is
 * mapped, before its init, percpu_attach() makes a copy of the section for
 * each CPU; the one in the file is CPU 0's. A pointer to such a variable is
 * CPU 0's address, and percpu_address() finds the same place in the copy of
 * another CPU. alloc_percpu() memory works the same way.
 */
#ifndef _LINUX_PERCPU_DEFS_H
#define _LINUX_PERCPU_DEFS_H

#include <linux/types.h>
#include <linux/compiler.h>
#include <linux/smp.h>

#define __hrt_percpu_section __attribute__((section("hrt_percpu")))

#define DECLARE_PER_CPU_SECTION(type, name, sec) extern __typeof__(type) name
#define DEFINE_PER_CPU_SECTION(type, name, sec) \
	__hrt_percpu_section __typeof__(type) name
#define DECLARE_PER_CPU(type, name)                extern __typeof__(type) name
#define DEFINE_PER_CPU(type, name)                 __hrt_percpu_section __typeof__(type) name
#define DECLARE_PER_CPU_ALIGNED(type, name)        DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_ALIGNED(type, name)         DEFINE_PER_CPU(type, name)
#define DECLARE_PER_CPU_SHARED_ALIGNED(type, name) DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_SHARED_ALIGNED(type, name)  DEFINE_PER_CPU(type, name)
#define DECLARE_PER_CPU_READ_MOSTLY(type, name)    DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_READ_MOSTLY(type, name)     DEFINE_PER_CPU(type, name)
#define DECLARE_PER_CPU_FIRST(type, name)          DECLARE_PER_CPU(type, name)
#define DEFINE_PER_CPU_FIRST(type, name)           DEFINE_PER_CPU(type, name)
#define EXPORT_PER_CPU_SYMBOL(var)                 EXPORT_SYMBOL(var)
#define EXPORT_PER_CPU_SYMBOL_GPL(var)             EXPORT_SYMBOL_GPL(var)

/* Return: where @cpu has what CPU 0 has at @base. Context: any. */
void *percpu_address(const void *base, unsigned int cpu);

#define per_cpu_ptr(ptr, cpu) \
	((__typeof__(*(ptr)) *)percpu_address(ptr, (unsigned int)(cpu)))
#define raw_cpu_ptr(ptr)       per_cpu_ptr(ptr, raw_smp_processor_id())
#define this_cpu_ptr(ptr)      raw_cpu_ptr(ptr)
#define per_cpu(var, cpu)      (*per_cpu_ptr(&(var), cpu))
#define __get_cpu_var(var)     (*this_cpu_ptr(&(var)))
#define __raw_get_cpu_var(var) (*raw_cpu_ptr(&(var)))
#define __this_cpu_ptr(ptr)    raw_cpu_ptr(ptr)

/* The caller's, with preemption off in between. */
#define get_cpu_var(var)              \
	(*({                          \
		preempt_disable();    \
		this_cpu_ptr(&(var)); \
	}))
#define put_cpu_var(var)          \
	do {                      \
		(void)&(var);     \
		preempt_enable(); \
	} while (0)
#define get_cpu_ptr(var)           \
	({                         \
		preempt_disable(); \
		this_cpu_ptr(var); \
	})
#define put_cpu_ptr(var)          \
	do {                      \
		(void)(var);      \
		preempt_enable(); \
	} while (0)

/*
 * Operations on the caller's own. They are atomic: a callback may run beside
 * the task that it interrupts in the kernel.
 */
#define __hrt_pcp(pcp)     this_cpu_ptr(&(pcp))
#define this_cpu_read(pcp) __atomic_load_n(__hrt_pcp(pcp), __ATOMIC_RELAXED)
#define this_cpu_write(pcp, val)                                 \
	__atomic_store_n(__hrt_pcp(pcp), (__typeof__(pcp))(val), \
			 __ATOMIC_RELAXED)
#define this_cpu_add(pcp, val)                                            \
	((void)__atomic_fetch_add(__hrt_pcp(pcp), (__typeof__(pcp))(val), \
				  __ATOMIC_RELAXED))
#define this_cpu_sub(pcp, val) this_cpu_add(pcp, -(__typeof__(pcp))(val))
#define this_cpu_inc(pcp)      this_cpu_add(pcp, 1)
#define this_cpu_dec(pcp)      this_cpu_sub(pcp, 1)
#define this_cpu_and(pcp, val) \
	((void)__atomic_fetch_and(__hrt_pcp(pcp), (val), __ATOMIC_RELAXED))
#define this_cpu_or(pcp, val) \
	((void)__atomic_fetch_or(__hrt_pcp(pcp), (val), __ATOMIC_RELAXED))
#define this_cpu_add_return(pcp, val)                              \
	__atomic_add_fetch(__hrt_pcp(pcp), (__typeof__(pcp))(val), \
			   __ATOMIC_RELAXED)
#define this_cpu_sub_return(pcp, val) \
	this_cpu_add_return(pcp, -(__typeof__(pcp))(val))
#define this_cpu_inc_return(pcp)        this_cpu_add_return(pcp, 1)
#define this_cpu_dec_return(pcp)        this_cpu_add_return(pcp, -1)
#define this_cpu_xchg(pcp, val)         xchg(__hrt_pcp(pcp), val)
#define this_cpu_cmpxchg(pcp, old, new) cmpxchg(__hrt_pcp(pcp), old, new)

#define __this_cpu_read(pcp)            this_cpu_read(pcp)
#define __this_cpu_write(pcp, val)      this_cpu_write(pcp, val)
#define __this_cpu_add(pcp, val)        this_cpu_add(pcp, val)
#define __this_cpu_sub(pcp, val)        this_cpu_sub(pcp, val)
#define __this_cpu_inc(pcp)             this_cpu_inc(pcp)
#define __this_cpu_dec(pcp)             this_cpu_dec(pcp)
#define __this_cpu_and(pcp, val)        this_cpu_and(pcp, val)
#define __this_cpu_or(pcp, val)         this_cpu_or(pcp, val)
#define __this_cpu_add_return(pcp, val) this_cpu_add_return(pcp, val)
#define __this_cpu_sub_return(pcp, val) this_cpu_sub_return(pcp, val)
#define __this_cpu_inc_return(pcp)      this_cpu_inc_return(pcp)
#define __this_cpu_dec_return(pcp)      this_cpu_dec_return(pcp)
#define __this_cpu_xchg(pcp, val)       this_cpu_xchg(pcp, val)
#define __this_cpu_cmpxchg(pcp, o, n)   this_cpu_cmpxchg(pcp, o, n)
#define raw_cpu_read(pcp)               this_cpu_read(pcp)
#define raw_cpu_write(pcp, val)         this_cpu_write(pcp, val)
#define raw_cpu_add(pcp, val)           this_cpu_add(pcp, val)
#define raw_cpu_inc(pcp)                this_cpu_inc(pcp)
#define raw_cpu_dec(pcp)                this_cpu_dec(pcp)

/* ---- what a module's file does when it is mapped and unmapped ------------ */

void percpu_attach(void *start, void *end);
void percpu_detach(void *start);

#ifdef MODULE
/* Of the linker; NULL where the file has no such variable. */
extern char __start_hrt_percpu[] __attribute__((weak, visibility("hidden")));
extern char __stop_hrt_percpu[] __attribute__((weak, visibility("hidden")));

static __attribute__((constructor, used)) void __hrt_percpu_attach(void)
{
	if (&__start_hrt_percpu[0] != &__stop_hrt_percpu[0])
		percpu_attach(__start_hrt_percpu, __stop_hrt_percpu);
}

static __attribute__((destructor, used)) void __hrt_percpu_detach(void)
{
	if (&__start_hrt_percpu[0] != &__stop_hrt_percpu[0])
		percpu_detach(__start_hrt_percpu);
}
#endif

#endif
