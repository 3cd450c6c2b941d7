/* SPDX-License-Identifier: MIT */
/* How many CPUs there can be. */
#ifndef _LINUX_THREADS_H
#define _LINUX_THREADS_H

#ifndef CONFIG_NR_CPUS
#define CONFIG_NR_CPUS 64
#endif
#define NR_CPUS         CONFIG_NR_CPUS
#define PID_MAX_DEFAULT 0x8000

#endif
