# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Shared by the referee's scripts: the cache, building scenarios as modules,
# packing them for a boot, and reading what the kernel said.

REFEREE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${HRTIMER_REFEREE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hrtimer-referee}
JOBS=${HRTIMER_REFEREE_JOBS:-$(nproc)}

die() {
	printf '%s: %s\n' "${0##*/}" "$*" >&2
	exit 1
}

# need PACKAGE COMMAND: the command, from Debian's package of that name.
need() {
	command -v "$2" >/dev/null || MISSING+=("$1")
}

# Installs what `need` found missing, or says what to install.
install_missing() {
	((${#MISSING[@]})) || return 0
	[ "$(id -u)" = 0 ] ||
		die "needs: apt-get install ${MISSING[*]}"
	# A fresh machine has no package lists.
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install \
		-y -qq --no-install-recommends "${MISSING[@]}"; } >&2 ||
		die "apt-get could not install: ${MISSING[*]}"
	MISSING=()
}

# --- The scenarios of one run, as given on the command line ---------------

SOURCES=()	# one .c for each scenario
PARAMS=()	# the parameters of each
STAY=()		# how long each stays loaded, in the kernel's seconds
SECONDS_EACH=1	# the same, for those that come
LIMIT=120	# seconds of real time for the whole run
WORDS=()	# more for the kernel's command line
DEFINES=	# for the compiler
GRID=0		# nanoseconds; scenarios begin on a multiple of it
WHOLE=0		# whether stack dumps are printed

add_scenario() {
	[ -r "$1" ] || die "$1: no such scenario"
	SOURCES+=("$1")
	PARAMS+=("")
	STAY+=("$SECONDS_EACH")
}

add_param() {
	local last=$((${#SOURCES[@]} - 1))

	((last >= 0)) || die "$1: a parameter comes after its scenario"
	PARAMS[last]+="${PARAMS[last]:+ }$1"
}

# Lines `SCENARIO.c [param=value...]`; blank ones and # comments are skipped.
add_list() {
	local source params

	[ -r "$1" ] || die "$1: no such list"
	while read -r source params; do
		case $source in
		'' | '#'*) continue ;;
		esac
		add_scenario "$source"
		[ -z "$params" ] || add_param "$params"
	done <"$1"
}

# shellcheck disable=SC2034 # only run-uml.sh has use for WORDS
parse_scenarios() {
	while (($#)); do
		case $1 in
		-t) SECONDS_EACH=${2:?-t needs seconds} && shift ;;
		-l) LIMIT=${2:?-l needs seconds} && shift ;;
		-w) WHOLE=1 ;;
		-k)
			# shellcheck disable=SC2034 # for run-uml.sh
			read -ra WORDS <<<"${2:?-k needs words}" && shift
			;;
		-f) add_list "${2:?-f needs a file}" && shift ;;
		*=*) add_param "$1" ;;
		*.c) add_scenario "$1" ;;
		*) die "$1: neither SCENARIO.c nor param=value" ;;
		esac
		shift
	done
	((${#SOURCES[@]})) || die "no scenario given"
}

module_name() {
	local name=${1##*/}

	name=${name%.c}
	printf '%s\n' "${name//-/_}"
}

# --- Building --------------------------------------------------------------

# ko_path KERNEL SOURCE: where the module is kept. What it is made of is its
# key: itself, the headers beside it, and the names of an old kernel.
ko_path() {
	local key

	key=$(find "$2" "${2%"${2##*/}"}." "$REFEREE/compat.h" \
		"$REFEREE/scenarios" -maxdepth 1 \
		-samefile "$2" -o -name '*.h' | sort -u | xargs cat | sha256sum)
	printf '%s/modules/%s/%.16s/%s.ko\n' "$CACHE" "$1" "$key" \
		"$(module_name "$2")"
}

# build_modules KERNEL BUILDDIR [MAKEARG...]: every scenario that is not in
# the cache yet, in one run of the kernel's build system.
build_modules() {
	local kernel=$1 kdir=$2 work source
	local -A todo=()

	shift 2
	for source in "${SOURCES[@]}"; do
		[ -e "$(ko_path "$kernel" "$source")" ] || todo[$source]=1
	done
	((${#todo[@]})) || return 0
	work=$(mktemp -d "$SCRATCH/build.XXXXXX")
	write_kbuild "$work" "${!todo[@]}"
	make -s -C "$kdir" M="$work" -j"$JOBS" "$@" modules \
		>"$work/log" 2>&1 || {
		cat "$work/log" >&2
		die "the scenario does not build for $kernel"
	}
	for source in "${!todo[@]}"; do
		keep_module "$work" "$(ko_path "$kernel" "$source")"
	done
}

write_kbuild() {
	local work=$1 source name

	shift
	echo "ccflags-y := -include $REFEREE/compat.h $DEFINES" >"$work/Makefile"
	for source; do
		name=$(module_name "$source")
		[ ! -e "$work/$name.c" ] ||
			die "two scenarios are called $name"
		cp "$source" "$work/$name.c"
		echo "obj-m += $name.o" >>"$work/Makefile"
		echo "CFLAGS_$name.o := -I$(cd "$(dirname "$source")" && pwd)" \
			>>"$work/Makefile"
	done
}

# Moved into place under its final name only when whole: runs may overlap.
keep_module() {
	mkdir -p "${2%/*}"
	cp "$1/${2##*/}" "$2.$$"
	mv "$2.$$" "$2"
}

# --- Booting ---------------------------------------------------------------

write_batch() {
	local i ns

	echo "$GRID"
	for i in "${!SOURCES[@]}"; do
		ns=$(awk -v s="${STAY[i]}" 'BEGIN { printf "%.0f", s * 1e9 }')
		printf '%s %s %s\n' "$(module_name "${SOURCES[i]}")" "$ns" \
			"${PARAMS[i]}"
	done
}

# make_initrd KERNEL INIT: an archive of init, the modules and the batch.
make_initrd() {
	local root=$SCRATCH/root source

	mkdir -p "$root"
	cp "$2" "$root/init"
	for source in "${SOURCES[@]}"; do
		cp "$(ko_path "$1" "$source")" "$root/"
	done
	write_batch >"$root/batch"
	(cd "$root" && find . | cpio -o -H newc --quiet) >"$SCRATCH/initrd"
}

# --- What the kernel said --------------------------------------------------

# The scenarios' own lines. With several, `== NAME` stands before each one's.
scenario_lines() {
	awk -v many="$((${#SOURCES[@]} > 1))" '
	{ sub(/\r$/, "") }
	/referee: begin / { inside = 1; if (many) print "== " $NF; next }
	/referee: end / { inside = 0; next }
	/referee: failed: / { next }
	/referee: skip/ { skip = 1 }
	/referee: go on/ { skip = 0; next }
	skip { next }
	/loading out-of-tree module taints kernel/ { next }
	/module verification failed: signature and/ { next }
	/random: crng init done/ { next }
	/smpboot: |x86: Booting SMP configuration:/ { next }
	inside' "$1" | without_dumps
}

# A stack dump differs with every kernel. Of a warning one line is left, which
# tells the file that it stands in: `WARNING: kernel/time/hrtimer.c`. Its own
# message comes before it, as some kernels print it and others do not.
without_dumps() {
	if ((WHOLE)); then
		cat
		return
	fi
	awk '
	{ text = $0; sub(/^\[ *[0-9]+\.[0-9]+\] ?/, "", text) }
	text ~ /^-+\[ cut here \]-+$/ { next }
	text ~ /^---\[ end trace / { dump = 0; next }
	text ~ /^WARNING: .*\+0x/ {
		match(text, /[^ ]+:[0-9]+ /)
		file = substr(text, RSTART, RLENGTH)
		sub(/:[0-9]+ $/, "", file)
		warning = substr($0, 1, length($0) - length(text)) \
			"WARNING: " file
		next
	}
	warning && text ~ /^(Modules linked in|CPU:)/ {
		print warning
		warning = ""
		dump = 1
		next
	}
	text ~ /^CPU: [0-9]+ (UID: [0-9]+ )?PID: / { dump = 2; next }
	dump && text ~ /^(Modules linked in|Tainted:|Hardware name:)/ { next }
	dump && text ~ /^(Stack:|Call Trace:|RIP:|Code:|R[A-Z0-9]+:)/ { next }
	dump && text ~ /^(FS:|CS:|CR2:| )/ { next }
	dump == 1 { next }
	{ dump = 0; print }'
}

# report LOG STATUS: prints the lines, and fails when the run was not whole.
report() {
	scenario_lines "$1"
	if grep -q 'referee: failed: ' "$1"; then
		die "$(grep -o 'failed: .*' "$1" | tr -d '\r')"
	fi
	case $2 in
	124 | 137) die "still running after $LIMIT s; a scenario hangs" ;;
	esac
	grep -q 'referee: done' "$1" || {
		tail -n 20 "$1" >&2
		die "the kernel stopped before the end (status $2)"
	}
}
