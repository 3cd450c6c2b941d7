/* SPDX-License-Identifier: MIT */
/* What module_tasks_start() starts and module_tasks_stop() ends, in order. */
#ifndef MODULE_START_H
#define MODULE_START_H

int rcu_start(void);
void rcu_stop(void);

void tasklets_start(void);

int workqueues_start(void);
void workqueues_stop(void);

#endif
