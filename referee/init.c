/* SPDX-License-Identifier: MIT */
/*
 * The only program that a referee kernel runs: loads each scenario named in
 * /batch, lets it run for a while, unloads it, and switches the machine off.
 *
 * A line of /batch is `MODULE NANOSECONDS [param=value...]`; the first line is
 * one number, the grid in nanoseconds on which scenarios begin, so that what
 * ran before shifts neither the tick nor the wheel of the next. With
 * suspend=SECONDS for its first parameter, which the module is not given, the
 * machine sleeps half a second after the module is loaded. In the kernel log
 * each scenario stands between two lines of our own:
 *
 *	referee: begin MODULE
 *	referee: end MODULE
 *
 * and a failure between them begins with "referee: failed". The program is
 * static and starts nothing else, so on the kernel in virtual time nothing
 * but the scenario moves the clock.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/random.h>
#include <sched.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/klog.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#define NSEC_PER_SEC 1000000000LL
#define KMSG         "/kmsg"

/* Of syslog(2); the C library does not name them. */
#define SYSLOG_ACTION_CONSOLE_LEVEL 8
#define LOGLEVEL_ALL                8

static int kmsg_fd;

/* One write is one record of the kernel log. "<6>" is the level of pr_info. */
static void __attribute__((format(printf, 1, 2))) say(const char *fmt, ...)
{
	char line[512] = "<6>referee: ";
	size_t used = strlen(line);
	va_list args;
	ssize_t n;

	va_start(args, fmt);
	vsnprintf(line + used, sizeof(line) - used, fmt, args);
	va_end(args);
	n = write(kmsg_fd, line, strlen(line));
	(void)n; /* nowhere to complain to but here */
}

static void switch_off(void)
{
	reboot(RB_POWER_OFF);
	for (;;)
		pause();
}

/* The kernel boots quietly; from here on its console prints every level. */
static void open_log(void)
{
	klogctl(SYSLOG_ACTION_CONSOLE_LEVEL, NULL, LOGLEVEL_ALL);
	mknod(KMSG, S_IFCHR | 0600, makedev(1, 11));
	kmsg_fd = open(KMSG, O_WRONLY);
	mkdir("/proc", 0755);
	if (mount("proc", "/proc", "proc", 0, NULL))
		say("failed: mount /proc: %s", strerror(errno));
}

/*
 * Until its random numbers are seeded a kernel asks for them every two seconds,
 * and the tick that this takes is seen by timers with a range. Here is nobody
 * to keep a secret from.
 */
static void seed_random(void)
{
	struct {
		int bits, size;
		char bytes[64];
	} seed = { .bits = 512, .size = 64 };
	int fd;

	mknod("/random", S_IFCHR | 0600, makedev(1, 8));
	fd = open("/random", O_WRONLY | O_CLOEXEC);
	if (fd < 0 || ioctl(fd, RNDADDENTROPY, &seed))
		say("failed: seed /random: %s", strerror(errno));
	if (fd >= 0)
		close(fd);
}

static void rest(long long ns)
{
	struct timespec left = {
		.tv_sec = ns / NSEC_PER_SEC,
		.tv_nsec = ns % NSEC_PER_SEC,
	};

	while (nanosleep(&left, &left) && errno == EINTR)
		;
}

/*
 * A newer scheduler guards against starvation with a hrtimer up to a second
 * ahead. Timers with a range would wait behind it, and the log would tell of
 * the scheduler. Older kernels have no such file; then there is nothing to do.
 */
static void silence_scheduler(void)
{
	const char *path = "/debug/sched/fair_server/cpu0/runtime";
	int fd;

	mkdir("/debug", 0755);
	if (mount("debugfs", "/debug", "debugfs", 0, NULL))
		return;
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (write(fd, "0", 1) != 1)
		say("failed: write %s: %s", path, strerror(errno));
	close(fd);
}

static long long monotonic_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * NSEC_PER_SEC + now.tv_nsec;
}

static void rest_until_grid(long long grid)
{
	if (grid > 0)
		rest(grid - monotonic_ns() % grid);
}

static bool said_at_boot(const char *words)
{
	char line[1024] = "";
	FILE *file = fopen("/proc/cmdline", "re");

	if (!file || !fgets(line, sizeof(line), file))
		say("failed: read /proc/cmdline: %s", strerror(errno));
	if (file)
		fclose(file);
	return strstr(line, words);
}

/* A kernel begins with the tick's resolution and changes over some ticks on. */
static void await_high_resolution(void)
{
	struct timespec res;

	if (said_at_boot("highres=off"))
		return;
	while (!clock_getres(CLOCK_MONOTONIC, &res) && res.tv_nsec > 1)
		rest(NSEC_PER_SEC / 100);
}

/* A scenario begins on CPU 0, as it does elsewhere, and stays there. */
static void stay_on_cpu_0(void)
{
	cpu_set_t first;

	CPU_ZERO(&first);
	CPU_SET(0, &first);
	if (sched_setaffinity(0, sizeof(first), &first))
		say("failed: sched_setaffinity: %s", strerror(errno));
}

static int load(const char *name, const char *params)
{
	char path[256];
	int fd, ret;

	snprintf(path, sizeof(path), "/%s.ko", name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	ret = syscall(SYS_finit_module, fd, params, 0) ? errno : 0;
	close(fd);
	return ret;
}

static int write_to(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC), err = 0;

	if (fd < 0)
		return errno;
	if (write(fd, text, strlen(text)) < 0)
		err = errno;
	close(fd);
	return err;
}

/* The board's clock wakes the machine. What drivers say of it is not for us. */
static void sleep_machine(int seconds)
{
	char alarm[32];
	int err;

	mkdir("/sys", 0755);
	if (mount("sysfs", "/sys", "sysfs", 0, NULL) && errno != EBUSY)
		say("failed: mount /sys: %s", strerror(errno));
	snprintf(alarm, sizeof(alarm), "+%d", seconds);
	rest(NSEC_PER_SEC / 2);
	say("skip");
	err = write_to("/sys/class/rtc/rtc0/wakealarm", alarm);
	if (!err)
		err = write_to("/sys/power/state", "mem");
	say("go on");
	if (err)
		say("failed: suspend: %s", strerror(err));
}

/* Without O_NONBLOCK the kernel would not say that a module is still used. */
static int unload(const char *name)
{
	return syscall(SYS_delete_module, name, O_NONBLOCK) ? errno : 0;
}

static void run(const char *name, long long ns, const char *params)
{
	int err, suspend = 0;

	if (sscanf(params, "suspend=%d", &suspend) == 1)
		params += strcspn(params, " ");
	say("begin %s", name);
	err = load(name, params);
	if (err) {
		say("failed: insmod %s: %s", name, strerror(err));
	} else {
		if (suspend)
			sleep_machine(suspend);
		rest(ns);
		err = unload(name);
		if (err)
			say("failed: rmmod %s: %s", name, strerror(err));
	}
	say("end %s", name);
}

/* Splits off the next word of a line; the rest stays as it is. */
static char *word(char **line)
{
	char *w = strsep(line, " \n");

	return w ? w : "";
}

static void run_line(char *line)
{
	char *name = word(&line);
	char *ns = word(&line);
	char *params = line ? line : "";

	params[strcspn(params, "\n")] = '\0';
	if (*name)
		run(name, strtoll(ns, NULL, 10), params);
}

static void run_batch(FILE *batch)
{
	char *line = NULL;
	size_t size = 0;
	long long grid = 0;

	if (getline(&line, &size, batch) > 0)
		grid = strtoll(line, NULL, 10);
	while (getline(&line, &size, batch) > 0) {
		rest_until_grid(grid);
		run_line(line);
	}
	free(line);
	say("done");
}

int main(void)
{
	FILE *batch;

	open_log();
	prctl(PR_SET_TIMERSLACK, 1UL); /* no range around our own sleeps */
	silence_scheduler();
	seed_random();
	await_high_resolution();
	stay_on_cpu_0();
	batch = fopen("/batch", "re");
	if (batch)
		run_batch(batch);
	else
		say("failed: /batch: %s", strerror(errno));
	switch_off();
}
