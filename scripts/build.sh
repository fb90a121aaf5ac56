# Builds the distribution when the sources are newer than it. Sets DISTRIBUTION.

DISTRIBUTION="$ROOT/assembly/target/serai-1.0.0-SNAPSHOT.tar.gz"

out_of_date() {
  [ -f "$DISTRIBUTION" ] || return 0
  local sources=() folder
  for folder in pom.xml bundles features assembly examples; do
    [ ! -e "$ROOT/$folder" ] || sources+=("$ROOT/$folder")
  done
  [ -n "$(find "${sources[@]}" \( -name target -o -name node_modules \) -prune -o -newer "$DISTRIBUTION" -print -quit)" ]
}

build_if_needed() {
  [ "$1" = yes ] || out_of_date || return 0
  require_maven
  say "Building (the first time takes minutes: Maven downloads what it needs) ..."
  (cd "$ROOT" && mvn -B -q -ntp -Dstyle.color=never -DskipTests -Dspotless.check.skip=true -pl assembly -am package) < /dev/null \
    || refuse "the build failed; the lines above say where"
}
