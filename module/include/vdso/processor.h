/* SPDX-License-Identifier: MIT */
/* cpu_relax(): see <asm/processor.h>. */
#ifndef __VDSO_PROCESSOR_H
#define __VDSO_PROCESSOR_H

#include <asm/processor.h>

#endif
