/* SPDX-License-Identifier: MIT */
/* The registers of what this interrupt stopped: none are known. */
#ifndef _ASM_IRQ_REGS_H
#define _ASM_IRQ_REGS_H

#include <asm/ptrace.h>

static inline struct pt_regs *get_irq_regs(void)
{
	return NULL;
}

#endif
