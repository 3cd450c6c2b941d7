/* SPDX-License-Identifier: MIT */
/*
 * GLib: a source a timer. A source that was destroyed is not to be had again,
 * so a start makes one and a cancel lets it go.
 */
#include <glib.h>

#include "fake_time.h"
#include "queue.h"

#define PEER_NAME "glib"

static GMainContext *peer_context;
static GSource **peer_timers;
static size_t peer_expired;

static gint64 peer_moment(uint64_t at)
{
	return (gint64)((FAKE_START + at) / US);
}

static gboolean peer_dispatch(GSource *source, GSourceFunc function,
			      gpointer data)
{
	(void)function;
	(void)data;
	g_source_set_ready_time(source,
				(gint64)((fake_now + queue_distance()) / US));
	peer_expired++;
	return G_SOURCE_CONTINUE;
}

static GSourceFuncs peer_functions = { .dispatch = peer_dispatch };

static void peer_open(size_t n)
{
	peer_context = g_main_context_new();
	peer_timers = bench_alloc(n, sizeof(*peer_timers));
}

static inline void peer_start(size_t i, uint64_t at)
{
	GSource *source = g_source_new(&peer_functions, sizeof(GSource));

	g_source_set_ready_time(source, peer_moment(at));
	g_source_attach(source, peer_context);
	peer_timers[i] = source;
}

static inline void peer_restart(size_t i, uint64_t at)
{
	g_source_set_ready_time(peer_timers[i], peer_moment(at));
}

static inline void peer_cancel(size_t i)
{
	g_source_destroy(peer_timers[i]);
	g_source_unref(peer_timers[i]);
}

static inline size_t peer_expire(size_t count)
{
	peer_expired = 0;
	while (peer_expired < count)
		g_main_context_iteration(peer_context, TRUE);
	return peer_expired;
}
