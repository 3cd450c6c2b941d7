/* SPDX-License-Identifier: MIT */
/*
 * The registers of what an interrupt stopped. Interrupts here stop nothing
 * whose registers could be seen: the structure is empty of meaning, and there
 * is never a user side.
 */
#ifndef _ASM_PTRACE_H
#define _ASM_PTRACE_H

#include <linux/types.h>

struct pt_regs {
	unsigned long ip;
	unsigned long sp;
	unsigned long ax;
	unsigned long flags;
};

static inline int user_mode(struct pt_regs *regs)
{
	(void)regs;
	return 0;
}

static inline unsigned long instruction_pointer(struct pt_regs *regs)
{
	return regs ? regs->ip : 0;
}

static inline unsigned long user_stack_pointer(struct pt_regs *regs)
{
	return regs ? regs->sp : 0;
}

static inline unsigned long kernel_stack_pointer(struct pt_regs *regs)
{
	return regs ? regs->sp : 0;
}

static inline unsigned long regs_return_value(struct pt_regs *regs)
{
	return regs->ax;
}

#define profile_pc(regs) instruction_pointer(regs)

#endif
