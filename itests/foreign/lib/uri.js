/**
 * A URI as an aggregated endpoint shows it: the alias comes after `scheme://` or, without an
 * authority, after `scheme:`. Holds for URI templates as well.
 */
export function mapUri(alias, uri) {
  return uri.replace(/^[A-Za-z][A-Za-z0-9+.-]*:(\/\/)?/, (scheme) => `${scheme}${alias}__`);
}
