/* SPDX-License-Identifier: MIT */
/*
 * Interrupts of this CPU, off and on. Off, no callback of a timer runs on the
 * CPU; the section belongs to the task.
 */
#ifndef _LINUX_IRQFLAGS_H
#define _LINUX_IRQFLAGS_H

#include <linux/typecheck.h>
#include <hrtimer/task.h>

#define local_irq_disable() ((void)hrt_irq_save())
#define local_irq_enable()  hrt_irq_restore(0)
#define local_irq_save(flags)                    \
	do {                                     \
		typecheck(unsigned long, flags); \
		(flags) = hrt_irq_save();        \
	} while (0)
#define local_irq_restore(flags)                 \
	do {                                     \
		typecheck(unsigned long, flags); \
		hrt_irq_restore(flags);          \
	} while (0)
#define local_save_flags(flags) ((flags) = hrt_irqs_disabled())
#define safe_halt()             hrt_relax()

#define irqs_disabled()              ((int)hrt_irqs_disabled())
#define irqs_disabled_flags(flags)   ((flags) != 0)
#define raw_local_irq_disable()      local_irq_disable()
#define raw_local_irq_enable()       local_irq_enable()
#define raw_local_irq_save(flags)    local_irq_save(flags)
#define raw_local_irq_restore(flags) local_irq_restore(flags)
#define raw_irqs_disabled()          irqs_disabled()
#define raw_local_save_flags(flags)  local_save_flags(flags)
#define native_save_fl()             (hrt_irqs_disabled() ? 0UL : 0x200UL)

#endif
