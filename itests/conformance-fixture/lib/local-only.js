const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether Host, and Origin if there is one, name this machine (DNS rebinding). */
export function isLocal({ headers }) {
  const { host, origin } = headers;
  return named(`http://${host}`) && (origin === undefined || named(origin));
}

function named(url) {
  return URL.canParse(url) && LOCAL.has(new URL(url).hostname);
}
