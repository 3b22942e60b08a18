# shellcheck shell=bash
# What app/run, tests/run and .ci/run share: installing what is missing from Debian's packages, and building a preset.
# Sourced with the top of the source tree as the current directory.

# What building needs. libegl and the like come with Qt's own packages.
# shellcheck disable=SC2034 # read by the scripts that source this one
build_packages=(
    g++ cmake ninja-build zlib1g-dev libssl-dev libsqlite3-dev
    qt6-base-dev qt6-websockets-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libqt6sql6-sqlite openssl
)

fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# The packages among the arguments that are not installed, one a line.
missing_packages() {
    local installed package
    installed=" $(dpkg-query -W -f '${db:Status-Status}/${Package} ' "$@" 2>/dev/null || true) "
    for package in "$@"; do
        [[ $installed == *" installed/$package "* ]] || printf '%s\n' "$package"
    done
}

# need PACKAGE…: installs those that are missing, and only those. Off Debian it says what is needed and goes on if a
# build is possible at all.
need() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        if ! command -v cmake >/dev/null || ! command -v ninja >/dev/null; then
            fail "this system has no Debian packages to install from. Please install CMake 3.25, Ninja, a C++20" \
                "compiler, zlib and Qt 6.4 (base, WebSockets, SVG, tools) with their headers, then start this again." \
                "In Debian's words: $*"
        fi
        return 0
    fi
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail "these packages are missing and there is no sudo; as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    printf 'Installing from Debian: %s\n' "${missing[*]}" >&2
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    "${as_root[@]}" update >&2 ||
        printf 'apt-get update did not succeed; trying with the package lists that are here.\n' >&2
    "${as_root[@]}" install -y --no-install-recommends "${missing[@]}" >&2 ||
        fail "could not install: ${missing[*]}"
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} == 0)) || fail "still missing after the installation: ${missing[*]}"
}

# build PRESET [CMAKE-OPTION…] [-- TARGET…]: configures when that was not yet done with these options, then builds.
build() {
    local preset=$1 options=() targets=()
    shift
    while (($#)); do
        if [[ $1 == -- ]]; then
            shift
            targets=(--target "$@")
            break
        fi
        options+=("$1")
        shift
    done
    # CI starts from nothing: there a cache only costs, and precompiled headers serve better.
    if [[ -z ${CI:-} ]] && command -v ccache >/dev/null; then
        options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    local dir=build/$preset stamp
    stamp="$PWD ${options[*]} $(cksum <CMakePresets.json)"
    if [[ ! -f $dir/build.ninja || ! -f $dir/.configured || $(<"$dir/.configured") != "$stamp" ]]; then
        cmake --preset "$preset" "${options[@]}"
        printf '%s' "$stamp" >"$dir/.configured"
    fi
    cmake --build --preset "$preset" "${targets[@]}"
}
