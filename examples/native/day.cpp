// SPDX-License-Identifier: MIT
//
// A day in a moment: a C++ simulation on virtual time. A lamp is switched on
// at dusk and off at dawn, by the wall clock; a meter counts its hours.
//
//	c++ day.cpp $(pkg-config --cflags --libs hrtimer) -o day
//
#include <cstdio>
#include <hrtimer/hrtimer.h>
#include <hrtimer/machine.h>
#include <hrtimer/timekeeping.h>

namespace
{

constexpr ktime_t hour = 3600 * NSEC_PER_SEC;

class Lamp
{
	// First, so that a pointer to the timer is one to the lamp.
	hrtimer timer;
	bool on = false;
	ktime_t since = 0;

      public:
	ktime_t lit = 0;

	Lamp()
	{
		hrtimer_setup(&timer, switch_over, CLOCK_REALTIME,
			      HRTIMER_MODE_ABS);
		hrtimer_start(&timer, midnight() + 18 * hour, HRTIMER_MODE_ABS);
	}
	~Lamp()
	{
		hrtimer_cancel(&timer);
	}
	Lamp(const Lamp &) = delete;
	Lamp &operator=(const Lamp &) = delete;

      private:
	static ktime_t midnight()
	{
		ktime_t now = ktime_get_real();

		return now - now % (24 * hour);
	}

	static enum hrtimer_restart switch_over(hrtimer *timer)
	{
		Lamp *lamp = reinterpret_cast<Lamp *>(timer);

		lamp->on = !lamp->on;
		if (lamp->on)
			lamp->since = ktime_get();
		else
			lamp->lit += ktime_get() - lamp->since;
		std::printf("%6.1f h  lamp %s\n",
			    static_cast<double>(ktime_get()) / hour,
			    lamp->on ? "on" : "off");
		hrtimer_forward(timer, hrtimer_get_expires(timer), 12 * hour);
		return HRTIMER_RESTART;
	}
};

} // namespace

int main()
{
	hrt_config config = {};

	config.host = &hrt_virtual;
	if (hrt_start(&config) != 0)
		return 1;
	{
		Lamp lamp;

		hrt_run_for(7 * 24 * hour);
		std::printf("lit for %lld h\n", lamp.lit / hour);
	}
	hrt_stop();
	return 0;
}
