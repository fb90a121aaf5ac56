# ./serai test

. "$ROOT/scripts/count.sh"

test_usage() {
  cat << 'TEXT'
./serai test [--all] [PART...]
./serai test --list

Runs the named parts, or all short ones, and with --all the long ones too. A part is a script in
itests/parts; --list shows them. Results are left in target/results. With CI=true a skipped test
counts as a failure.
TEXT
}

serai_test() {
  local all=no parts=() part
  while [ $# -gt 0 ]; do
    case "$1" in
      -h | --help) test_usage; return ;;
      --list) list_parts; return ;;
      --all) all=yes ;;
      -*) misused "test has no option \"$1\"; ./serai test --help lists them" ;;
      *) [ -x "$ROOT/itests/parts/$1" ] || misused "there is no part \"$1\"; ./serai test --list shows them"
        parts+=("$1") ;;
    esac
    shift
  done
  require_tools awk find tar sha256sum ps
  require_jdk
  require_maven
  if [ ${#parts[@]} -eq 0 ]; then
    while read -r part; do
      [ "$all" = no ] && is_long "$part" || parts+=("$part")
    done < <(part_names)
  fi
  run_parts "${parts[@]}"
}

# The second line of a part tells what it is: "# short: ..." or "# long: ...".
part_names() {
  local file
  for file in "$ROOT"/itests/parts/*; do
    [ ! -x "$file" ] || basename "$file"
  done
}

is_long() {
  sed -n 2p "$ROOT/itests/parts/$1" | grep -q '^# long:'
}

list_parts() {
  local part
  part_names | while read -r part; do
    printf '%-14s%s\n' "$part" "$(sed -n '2s/^# //p' "$ROOT/itests/parts/$part")"
  done
}

run_parts() {
  local part failed_parts=() total="0 0 0"
  for part in "$@"; do
    run_part "$part" || failed_parts+=("$part")
    total="$(add_counts "$total" "$(cat "$ROOT/target/results/$part/counts")")"
  done
  set -- $total
  [ ${#failed_parts[@]} -eq 0 ] || { repeat_failures "${failed_parts[@]}"; say "failed: ${failed_parts[*]}"; }
  say "$1 passed, $2 failed, $3 skipped"
  [ ${#failed_parts[@]} -eq 0 ]
}

# What failed long before the last line is named once more, beside it.
repeat_failures() {
  local part
  for part in "$@"; do
    sed -n "s/^fail: /$part: /p" "$ROOT/target/results/$part/remarks"
  done
}

# A part fails if it ends with an error, if one of its tests failed, or if it ran none.
run_part() {
  local results="$ROOT/target/results/$1" status=0 begun=$SECONDS counts
  rm -rf "$results"
  mkdir -p "$results"
  touch "$results/begun"
  say "== $1"
  (cd "$ROOT" && SERAI_RESULTS="$results" "$ROOT/itests/parts/$1") < /dev/null || status=$?
  counts="$(count_part "$results" "$status")"
  say "$counts" > "$results/counts"
  set -- "$1" $counts
  say "== $1: $2 passed, $3 failed, $4 skipped in $((SECONDS - begun)) s"
  [ "$3" -eq 0 ] || return 1
  [ "${CI:-}" != true ] || [ "$4" -eq 0 ] || { say "a skipped test is a failure here (CI=true)"; return 1; }
}
