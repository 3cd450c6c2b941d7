/* SPDX-License-Identifier: MIT */
/* local_irq_save(): see <linux/irqflags.h>. */
#ifndef _ASM_IRQFLAGS_H
#define _ASM_IRQFLAGS_H

#include <linux/irqflags.h>

#endif
