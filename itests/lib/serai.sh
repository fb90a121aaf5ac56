# Runs Serai for a part of the tests: sourced after "set -euo pipefail" from the project's root.
#
# serai_start HOME HTTP_PORT SSH_PORT starts one and waits until it answers; all of them end with the
# part. WORK is a folder that is removed at the end.

WORK="$(mktemp -d)"
SERAI_PIDS=()
trap serai_stop_all EXIT

serai_start() {
  local home="$1" port="$2" ssh_port="$3" pid
  : > "$home.out"
  ./serai run --home "$home" --port "$port" --ssh-port "$ssh_port" > "$home.out" 2>&1 < /dev/null &
  pid=$!
  SERAI_PIDS+=("$pid")
  until grep -q 'Ctrl-C stops it' "$home.out"; do
    kill -0 "$pid" 2> /dev/null || { cat "$home.out" >&2; return 1; }
    read -r -t 0.2 <> <(:) || true
  done
}

serai_stop_all() {
  local pid
  for pid in "${SERAI_PIDS[@]}"; do
    kill -TERM "$pid" 2> /dev/null || true
  done
  wait || true
  rm -rf "$WORK"
}

# Says in one line why a part cannot run, as a skipped test.
skip_part() {
  printf 'skip\t%s\t%s\n' "$1" "$2" >> "$SERAI_RESULTS/results.tsv"
  printf '  skipped: %s\n' "$2"
  exit 0
}

require_node() {
  command -v npm > /dev/null || skip_part "$1" "Node.js 20.15 or later with npm is missing"
}

# Turns the TAP of node's test runner into counted results.
count_tap() {
  awk -v OFS='\t' '
    /^ *(not )?ok [0-9]+ - / {
      name = $0; sub(/^ *(not )?ok [0-9]+ - /, "", name)
      if ($0 ~ /^ *not ok/) print "fail", name, "see the output above"
      else if (name ~ / # SKIP/) { reason = name; sub(/ # SKIP.*/, "", name); sub(/.* # SKIP */, "", reason); print "skip", name, reason }
      else print "pass", name, ""
    }' "$1" >> "$SERAI_RESULTS/results.tsv"
}
