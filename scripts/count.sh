# Counts what a part's tests did, as "passed failed skipped".
#
# Java tests are read from the surefire and failsafe reports written since the part began. Other
# tests append lines to $SERAI_RESULTS/results.tsv: pass|fail|skip <TAB> name <TAB> remark.

count_part() {
  local results="$1" status="$2" passed failed skipped
  show_remarks "$results" | tee "$results/remarks" >&2
  set -- $(add_counts "$(count_reports "$results")" "$(count_lines "$results/results.tsv")")
  passed="$1" failed="$2" skipped="$3"
  if [ "$failed" -eq 0 ] && { [ "$status" -ne 0 ] || [ $((passed + skipped)) -eq 0 ]; }; then
    failed=1
  fi
  printf '%s %s %s\n' "$passed" "$failed" "$skipped"
}

add_counts() {
  printf '%s\n%s\n' "$1" "$2" | awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }'
}

reports_of() {
  find "$ROOT" \( -name node_modules -o -name .git -o -name .serai \) -prune \
    -o -path '*-reports/TEST-*.xml' -newer "$1/begun" -print
}

count_reports() {
  reports_of "$1" | while read -r report; do
    grep -m 1 -A 1 '<testsuite ' "$report" | tr '\n' ' '
    printf '\n'
  done | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { bad = number("errors") + number("failures"); f += bad; s += number("skipped"); p += number("tests") - bad - number("skipped") }
    END { print p + 0, f + 0, s + 0 }'
}

count_lines() {
  [ -f "$1" ] || { printf '0 0 0\n'; return; }
  awk -F '\t' '$1 == "pass" { p++ } $1 == "fail" { f++ } $1 == "skip" { s++ } END { print p + 0, f + 0, s + 0 }' "$1"
}

# Names what failed and what was skipped, with the reason.
show_remarks() {
  [ ! -f "$1/results.tsv" ] || awk -F '\t' '$1 != "pass" { print $1 ": " $2 ": " $3 }' "$1/results.tsv"
  reports_of "$1" | while read -r report; do
    awk '
      /<testcase / { name = $0; sub(/.* classname="/, "", name); class = name; sub(/".*/, "", class)
                     name = $0; sub(/.*<testcase name="/, "", name); sub(/".*/, "", name) }
      /<skipped/ { print "skip: " class "." name ": " $0 }
      /<(failure|error)[ >]/ { print "fail: " class "." name }' "$report"
  done
}
