/* SPDX-License-Identifier: MIT */
/* smp_processor_id(): see <linux/smp.h>. */
#ifndef _ASM_SMP_H
#define _ASM_SMP_H

#include <linux/smp.h>

#endif
