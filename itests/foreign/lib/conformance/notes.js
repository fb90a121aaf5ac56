/** What the suites do not show: what is written otherwise on the way, and what cannot be kept. */
export const NOTES = [
  '`resultType`, `ttlMs` and `cacheScope` of a modern server do not reach clients up to 2025-11-25.',
  'Since 2026-07-28 (SEP-2106) an `outputSchema` may be of any type and `structuredContent` any' +
    ' JSON value; the schemas before refuse whatever is no object, and a client by them loses the' +
    ' whole list or answer. So clients up to 2025-11-25 get neither; the text content of the answer' +
    ' stays. In the `properties` of a tool the schemas `true` and `false` become `{}` and' +
    ' `{"not":{}}`, which mean the same. This holds for what a server asks to sample, too, and on' +
    ' aggregated endpoints for the lists of all servers.',
  'A client of the HTTP+SSE pair of 2024-11-05 loses its session when the gateway is replaced: the' +
    ' session is the stream, and that revision has no way to go on with another one. Calls in flight' +
    ' are answered first, with an error where they take longer than the replacement waits; then the' +
    ' stream ends, and the client connects and initializes anew.',
];
