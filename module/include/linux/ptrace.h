/* SPDX-License-Identifier: MIT */
/* Registers: see <asm/ptrace.h>. */
#ifndef _LINUX_PTRACE_H
#define _LINUX_PTRACE_H

#include <linux/sched.h>
#include <asm/ptrace.h>
#include <asm/processor.h>

#endif
