#!/usr/bin/env bash
# Builds the crate and its command line with the oldest compiler it promises to build with, 1.85: by rustup where that
# is to be had, else with Debian 12's rustc-web, unpacked into a folder without installing anything.
set -euo pipefail
cd "$(dirname "$0")/.."
want=1.85
dir=$PWD/.cache/msrv
export CARGO_TARGET_DIR=$PWD/target/msrv
if rustup run $want rustc --version >/dev/null 2>&1; then
  rustup run $want cargo check --locked --features cli
  exit 0
fi
if [ ! -x "$dir/rustc" ]; then
  mkdir -p "$dir/debs"
  [ "$(id -u)" = 0 ] && apt-get update -qq
  (
    cd "$dir/debs"
    version=$(apt-cache madison rustc-web | awk -v want="$want" '$3 ~ "^"want {print $3; exit}')
    [ -n "$version" ] || { echo "msrv.sh: no rustc $want by rustup and no rustc-web $want from Debian" >&2; exit 1; }
    depends() { apt-cache depends "$1=$version" | awk '/^ *\|?Depends: /{print $NF}' | tr -d '<>'; }
    std=$(depends libstd-rust-web-dev | grep -E '^libstd-rust-web-[0-9]' | sort -u | head -n 1)
    llvm=$( (apt-cache depends "$std=$version"; apt-cache depends "rustc-web=$version") | awk '/Depends: /{print $NF}' | grep -E '^(libllvm|rust-web-llvm)' | sort -u)
    apt-get download -q "rustc-web=$version" "libstd-rust-web-dev=$version" "$std=$version" $llvm
    for deb in *.deb; do dpkg -x "$deb" "$dir"; done
  )
  rm -rf "$dir/debs"
  lib="$dir/usr/lib/$(gcc -print-multiarch 2>/dev/null || echo x86_64-linux-gnu)"
  printf '#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s/usr/bin/rustc "$@"\n' "$lib" "$dir" > "$dir/rustc"
  chmod +x "$dir/rustc"
fi
"$dir/rustc" --version | grep "^rustc $want"
RUSTC="$dir/rustc" cargo check --locked --features cli
