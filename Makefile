# SPDX-License-Identifier: MIT
# The commands of the README; the build itself is meson's.
BUILD ?= build
SECONDS ?= 5

.PHONY: all run test conformance mutations bench freestanding lint format install clean

all: $(BUILD)/build.ninja
	@ninja -C $(BUILD) --quiet

# Installs what a fresh machine misses, or says what to install.
$(BUILD)/build.ninja:
	@tools/install-deps.sh build
	@log=$$(mktemp); meson setup $(BUILD) >$$log || \
		{ cat $$log; rm -f $$log; exit 1; }; rm -f $$log

# A kernel module with a timer, live, for some seconds.
run: all
	$(BUILD)/hrt run --for $(SECONDS)s examples/hires_timer.c

test:
	@tools/install-deps.sh test
	@tools/test.py --build $(BUILD)

# Against real kernels, built from Debian's sources; see docs/conformance.md.
conformance: all
	@referee/conformance.sh

# Five faults in a copy of the core: the random programs have to find each.
mutations: all
	@referee/mutate.py

# Beside its peers, some 20 minutes on a machine that does nothing else.
# BENCH=--quick looks whether it works; BENCH=--keep writes to docs/.
bench: $(BUILD)/build.ninja
	@tools/install-deps.sh bench
	@meson setup --reconfigure $(BUILD) >/dev/null
	@ninja -C $(BUILD) --quiet bench-programs
	@bench/run.py --programs $(BUILD)/bench $(BENCH)

freestanding:
	@tools/freestanding.sh

lint:
	@tools/lint.sh

format:
	@tools/lint.sh --fix

install: all
	@meson install -C $(BUILD)

clean:
	rm -rf $(BUILD)
