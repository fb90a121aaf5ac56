# Puts a distribution into the home: its files are replaced, the user's are not.

prepare_home() {
  local home="$1" archive="$2" stamp first=no
  [ ! "$home/.distribution" -nt "$archive" ] || return 0
  [ -d "$home/etc" ] || first=yes
  umask 077
  rm -rf "$home/.unpacked"
  mkdir -p "$home/.unpacked" "$home/etc" "$home/data" "$home/deploy"
  tar -xzf "$archive" -C "$home/.unpacked" --strip-components=1
  stamp="$(hash_of_tree "$home/.unpacked")"
  if [ "$(cat "$home/.distribution" 2> /dev/null)" != "$stamp" ]; then
    rm -f "$home/.distribution"
    replace_programs "$home"
    merge_settings "$home"
    [ "$first" = no ] || add_samples "$home"
  fi
  rm -rf "$home/.unpacked"
  printf '%s\n' "$stamp" > "$home/.distribution"
}

# The bundle cache belongs to the old programs.
replace_programs() {
  local part
  for part in bin lib system; do
    rm -rf "${1:?}/$part"
    mv "$1/.unpacked/$part" "$1/$part"
  done
  rm -rf "$1/data/cache" "$1/data/generated-bundles"
}

# A file in etc is replaced if it is still as the last distribution brought it.
merge_settings() {
  local home="$1" file shipped
  (cd "$home/.unpacked/etc" && find . -type f | sort) | while read -r file; do
    shipped="$(awk -v f="$file" '$2 == f { print $1 }' "$home/.shipped" 2> /dev/null || true)"
    if [ ! -e "$home/etc/$file" ] || [ "$(hash_of "$home/etc/$file")" = "$shipped" ]; then
      mkdir -p "$(dirname "$home/etc/$file")"
      cp "$home/.unpacked/etc/$file" "$home/etc/$file"
    fi
  done
  (cd "$home/.unpacked/etc" && find . -type f -exec sha256sum {} +) > "$home/.shipped"
}

hash_of_tree() {
  (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum) | sha256sum | cut -d' ' -f1
}

hash_of() {
  sha256sum < "$1" | cut -d' ' -f1
}

add_samples() {
  if command -v npx > /dev/null; then
    cp "$ROOT/assembly/src/main/samples/everything.json" "$1/etc/servers/everything.json"
  fi
}
