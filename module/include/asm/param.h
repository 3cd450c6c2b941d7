/* SPDX-License-Identifier: MIT */
/* HZ, which the build chooses, and the ticks that user space is told. */
#ifndef _ASM_PARAM_H
#define _ASM_PARAM_H

#ifndef CONFIG_HZ
#define CONFIG_HZ 250
#endif

#define HZ             CONFIG_HZ
#define USER_HZ        100
#define CLOCKS_PER_SEC (USER_HZ)
#define EXEC_PAGESIZE  4096
#define NOGROUP        (-1)
#define MAXHOSTNAMELEN 64

#endif
