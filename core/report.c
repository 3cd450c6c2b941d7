/* SPDX-License-Identifier: MIT */
/*
 * Reports go where the configuration says, else to the host.
 */
#include "report.h"

#include "machine.h"

unsigned int hrt_epoch(void)
{
	return hrt_machine.epoch;
}

void hrt_say(enum hrt_severity severity, const char *function, const char *text,
	     u64 a, u64 b, u64 c, u64 d)
{
	struct hrt_report report = {
		.severity = severity,
		.text = text,
		.arg = { a, b, c, d },
		.function = function,
	};

	if (hrt_machine.config.report)
		hrt_machine.config.report(&report);
	else
		host()->report(&report);
}
