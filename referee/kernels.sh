#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# Finds, or builds once, the real kernels that the project is held against:
#
#	kernels.sh uml VERSION	Linux in virtual time (User-Mode Linux); prints
#				the path of the program. VERSION: 6.1 or 7.3.
#	kernels.sh qemu		Debian's cloud kernel, its headers, and QEMU;
#				prints the folder that holds them.
#	kernels.sh init		the only program that they run; prints its path.
#
# Everything is kept outside the repository: $HRTIMER_REFEREE_CACHE, or
# hrtimer-referee in the user's cache. Sources come from Debian's packages.

set -euo pipefail
. "$(dirname "$0")/lib.sh"

MISSING=()
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# --- Packages --------------------------------------------------------------

# repository SUITE: its address, from this machine's own apt sources.
repository() {
	# shellcheck disable=SC2016 # a pattern of apt's own
	apt-get indextargets --format '$(RELEASE) $(REPO_URI)' |
		awk -v suite="$1" '$1 == suite && !n++ { print $2 }'
}

# The lines of apt for a suite, and for its security archive where this machine
# has one. A suite that is older or newer is on the same server.
sources() {
	local here mirror security

	here=$(. /etc/os-release && echo "$VERSION_CODENAME")
	mirror=$(repository "$here")
	security=$(repository "$here-security")
	[ -n "$mirror" ] || die "no Debian repository in this apt's sources"
	printf 'deb [signed-by=%s] %s %s main\n' "$KEYRING" "$mirror" "$1"
	[ "$1" != bookworm ] || [ -z "$security" ] ||
		printf 'deb [signed-by=%s] %s %s main\n' \
			"$KEYRING" "$security" "$1-security"
}

# An apt of its own, so that a newer suite never mixes with the system's, and
# nobody need be root. A suite may be asked for after its date has passed.
write_apt_root() {
	local root=$1

	mkdir -p "$root/lists/partial" "$root/cache/archives/partial"
	: >"$root/status"
	sources "$2" >"$root/sources.list"
	cat >"$root/apt.conf" <<-EOF
	Dir::Etc::SourceList "$root/sources.list";
	Dir::Etc::SourceParts "-";
	Dir::State::Lists "$root/lists";
	Dir::State::Status "$root/status";
	Dir::Cache "$root/cache";
	Acquire::Check-Valid-Until "false";
	APT::Sandbox::User "$(id -un)";
	APT::Update::Error-Mode "any";
	EOF
}

# open_apt_root SUITE
open_apt_root() {
	local root=$CACHE/apt-$1

	write_apt_root "$root" "$1"
	export APT_CONFIG=$root/apt.conf
	apt-get update >&2 || die "cannot read Debian's package lists of $1:" \
		"a real kernel is built from its packages, so the servers in" \
		"$root/sources.list have to be reachable (apt's reason is above)"
}

# fetch DIR PACKAGE...: downloads into DIR; installs nothing.
fetch() {
	local dir=$1

	shift
	mkdir -p "$dir"
	(cd "$dir" && apt-get download "$@") >&2 ||
		die "cannot download Debian's packages $*, of which a real" \
			"kernel is made (apt's reason is above)"
}

# --- The kernel in virtual time --------------------------------------------

suite_of() {
	case $1 in
	6.1) echo bookworm ;;
	7.3) echo trixie-backports ;;
	esac
}

# unpack_source VERSION DIR
unpack_source() {
	local debs=$2.deb part=$2.part

	open_apt_root "$(suite_of "$1")"
	rm -rf "$part"
	mkdir -p "$part"
	fetch "$debs" "linux-source-$1"
	dpkg-deb --fsys-tarfile "$debs"/*.deb |
		tar -xO --wildcards './usr/src/linux-source-*.tar.xz' |
		xz -dc | tar -x -C "$part" --strip-components=1
	mv "$part" "$2"
	rm -r "$debs"
}

configure_uml() {
	make ARCH=um tinyconfig
	ARCH=um scripts/kconfig/merge_config.sh -m .config \
		"$REFEREE/uml.config"
	make ARCH=um olddefconfig
}

# Takes about 90 s on two cores; the log stays beside the kernel.
compile_uml() (
	cd "$1"
	{ configure_uml && nice -n 15 make ARCH=um -j"$JOBS" linux modules; } \
		>build.log 2>&1 || die "see $1/build.log"
)

need_build_tools() {
	need bc bc
	need bison bison
	need flex flex
	need gcc gcc
	need make make
	need xz-utils xz
	need cpio cpio
	[ -e /usr/include/libelf.h ] || MISSING+=(libelf-dev)
	install_missing
}

# A change of the options builds the kernel anew; nothing else does.
uml() {
	local dir=$CACHE/uml-$1 stamp

	case $1 in
	6.1 | 7.3) ;;
	*) die "$1: the versions are 6.1 and 7.3" ;;
	esac
	stamp=$CACHE/uml-$1.options
	cmp -s "$REFEREE/uml.config" "$stamp" || {
		need_build_tools
		[ -e "$dir/Makefile" ] || unpack_source "$1" "$dir"
		compile_uml "$dir"
		rm -rf "$CACHE/modules/uml-$1"
		cp "$REFEREE/uml.config" "$stamp"
	}
	echo "$dir/linux"
}

# --- The kernel in a machine ------------------------------------------------

depends_on() {
	apt-cache depends "$1" | awk '/Depends/ && !n++ { print $2 }'
}

# The headers name the place where they expect to be installed.
fetch_cloud() {
	local dir=$1 headers debs=$1.deb deb

	open_apt_root bookworm
	headers=$(depends_on linux-headers-cloud-amd64)
	fetch "$debs" "$(depends_on linux-image-cloud-amd64)" "$headers" \
		"${headers/-cloud-amd64/-common}" linux-kbuild-6.1
	for deb in "$debs"/*.deb; do
		dpkg-deb -x "$deb" "$dir"
	done
	sed -i "s|/usr/src|$dir/usr/src|" "$dir/usr/src/$headers/Makefile"
	ln -sfn "usr/src/$headers" "$dir/build"
	(cd "$dir" && ln -sfn boot/vmlinuz-* vmlinuz)
	rm -r "$debs"
}

qemu() {
	local dir=$CACHE/qemu

	need qemu-system-x86 qemu-system-x86_64
	install_missing
	[ -e "$dir/.ready" ] || {
		need_build_tools
		rm -rf "$dir"
		fetch_cloud "$dir"
		: >"$dir/.ready"
	}
	echo "$dir"
}

# --- What they run -----------------------------------------------------------

# Known by what it is made of: trees that differ may share the cache.
init() {
	local out

	out=$CACHE/init-$(sha256sum "$REFEREE/init.c" | cut -c 1-16)
	[ -x "$out" ] || {
		need gcc gcc
		install_missing
		gcc -O2 -Wall -Wextra -Werror -static -s -o "$out.$$" \
			"$REFEREE/init.c" >&2
		mv "$out.$$" "$out"
	}
	echo "$out"
}

# One at a time: whoever comes second finds what the first has built.
mkdir -p "$CACHE"
exec 9>"$CACHE/lock"
flock 9

case ${1-} in
uml) uml "${2:?which version: 6.1 or 7.3}" ;;
qemu) qemu ;;
init) init ;;
*) sed -n '4,14s/^# \?//p' "$0" >&2 && exit 2 ;;
esac
