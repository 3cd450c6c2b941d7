/* SPDX-License-Identifier: MIT */
/*
 * Where the caller is - task, softirq, interrupt - and sections in which no
 * other task's section runs on its CPU.
 */
#ifndef _LINUX_PREEMPT_H
#define _LINUX_PREEMPT_H

#include <linux/linkage.h>
#include <linux/list.h>
#include <linux/irqflags.h>
#include <hrtimer/task.h>

/* How the count is packed, as in the kernel. */
#define PREEMPT_BITS           8
#define SOFTIRQ_BITS           8
#define HARDIRQ_BITS           4
#define NMI_BITS               4
#define PREEMPT_SHIFT          0
#define SOFTIRQ_SHIFT          (PREEMPT_SHIFT + PREEMPT_BITS)
#define HARDIRQ_SHIFT          (SOFTIRQ_SHIFT + SOFTIRQ_BITS)
#define NMI_SHIFT              (HARDIRQ_SHIFT + HARDIRQ_BITS)
#define PREEMPT_MASK           ((unsigned long)HRT_PREEMPT_MASK)
#define SOFTIRQ_MASK           ((unsigned long)HRT_SOFTIRQ_MASK)
#define HARDIRQ_MASK           ((unsigned long)HRT_HARDIRQ_MASK)
#define NMI_MASK               (0xfUL << NMI_SHIFT)
#define PREEMPT_OFFSET         ((unsigned long)HRT_PREEMPT_OFFSET)
#define SOFTIRQ_OFFSET         ((unsigned long)HRT_SOFTIRQ_OFFSET)
#define HARDIRQ_OFFSET         ((unsigned long)HRT_HARDIRQ_OFFSET)
#define SOFTIRQ_DISABLE_OFFSET ((unsigned long)HRT_BH_OFFSET)

#define preempt_count() ((int)hrt_preempt_count())
#define nmi_count()     (preempt_count() & NMI_MASK)
#define hardirq_count() (preempt_count() & HARDIRQ_MASK)
#define softirq_count() (preempt_count() & SOFTIRQ_MASK)
#define irq_count()     (preempt_count() & (HARDIRQ_MASK | SOFTIRQ_MASK))

#define in_nmi()             (0)
#define in_hardirq()         (hardirq_count())
#define in_serving_softirq() (softirq_count() & SOFTIRQ_OFFSET)
#define in_task()            (!(in_hardirq() | in_serving_softirq()))

/* Deprecated, and much used: the last two count bottom halves that are off. */
#define in_irq()       (hardirq_count())
#define in_softirq()   (softirq_count())
#define in_interrupt() (irq_count())

#define in_atomic()   (preempt_count() != 0)
#define preemptible() (preempt_count() == 0 && !irqs_disabled())

#define preempt_disable()                   hrt_preempt_disable()
#define preempt_enable()                    hrt_preempt_enable()
#define preempt_disable_notrace()           hrt_preempt_disable()
#define preempt_enable_notrace()            hrt_preempt_enable()
#define preempt_enable_no_resched()         hrt_preempt_enable()
#define preempt_enable_no_resched_notrace() hrt_preempt_enable()
#define preempt_check_resched()             ((void)0)

/* A task moves to another CPU only when it asks to. */
#define migrate_disable() ((void)0)
#define migrate_enable()  ((void)0)

#endif
