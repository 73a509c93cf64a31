#!/usr/bin/env bash
# Instructions a draft, stage by stage, under callgrind; they don't depend on what else the machine does.
#   gate.sh BINARY            held against baseline.txt: more than five in a hundred over it fails
#   gate.sh BINARY --write    written to baseline.txt
set -euo pipefail
binary=$1
here=$(cd "$(dirname "$0")" && pwd)
drafts=200
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" "$1" 2>"$out/$1" >/dev/null || { cat "$out/$1" >&2; exit 2; }
  grep -oE 'Collected : [0-9]+' "$out/$1" | grep -oE '[0-9]+'
}
idle=$(count idle)
start=$(count start)
{
  echo "# Instructions a draft (start: in all), counted by \`make -C benches baseline\`."
  echo "# $(rustc --version | cut -d' ' -f1-2), $(uname -m)"
  echo "start $((start - idle))"
  for stage in view scan check log fixes rewrites; do
    echo "$stage $((($(count $stage) - start) / drafts))"
  done
} >"$out/now"
if [ "${2:-}" = --write ]; then
  cp "$out/now" "$here/baseline.txt"
  cat "$here/baseline.txt"
  exit
fi
if [ "$(sed -n 2p "$here/baseline.txt")" != "$(sed -n 2p "$out/now")" ]; then
  echo "The baseline was counted with $(sed -n '2s/# //p' "$here/baseline.txt"), this with $(sed -n '2s/# //p' "$out/now")."
fi
awk '
  /^#/ { next }
  NR == FNR { before[$1] = $2; next }
  {
    share = before[$1] ? ($2 / before[$1] - 1) * 100 : 0
    over = share > 5 || !($1 in before)
    printf "%-9s %12d  baseline %12d  %+6.1f %%%s\n", $1, $2, before[$1], share, over ? "  too much" : ""
    failed = failed || over
  }
  END {
    if (failed) print "A stage costs over 5 % more than its baseline. Where that is worth it: make -C benches baseline, and say why."
    exit failed
  }' "$here/baseline.txt" "$out/now"
