/** What the suites do not show: what is written otherwise on the way, and what cannot be kept. */
export const NOTES = [
  '`resultType`, `ttlMs` and `cacheScope` of a modern server do not reach clients up to 2025-11-25.',
  'Since 2026-07-28 (SEP-2106) an `outputSchema` may be of any type and `structuredContent` any' +
    ' JSON value; the schemas before refuse whatever is no object, and a client by them loses the' +
    ' whole list or answer. So clients up to 2025-11-25 get neither; the text content of the answer' +
    ' stays. In the `properties` of a tool the schemas `true` and `false` become `{}` and' +
    ' `{"not":{}}`, which mean the same. This holds for what a server asks to sample, too, and on' +
    ' aggregated endpoints for the lists of all servers.',
  'An aggregated endpoint declares all capabilities that the gateway can carry, not the union of what' +
    ' its servers offer at the moment: servers come and go and are first asked when they are needed, and' +
    ' a client with a session hears of capabilities only once. A list to which no server adds anything is' +
    ' empty.',
  '`ttlMs` of an aggregated list is what is left of the time that its servers gave, the shortest of' +
    ' them. A server of 2026-07-28 that does not tell when its lists change is asked again, if it' +
    ' runs, when their time is over; the lists of other servers are refreshed when they say so, and' +
    ' every `list-refresh-seconds`.',
  'A client of the HTTP+SSE pair of 2024-11-05 loses its session when the gateway is replaced: the' +
    ' session is the stream, and that revision has no way to go on with another one. Calls in flight' +
    ' are answered first, with an error where they take longer than the replacement waits; then the' +
    ' stream ends, and the client connects and initializes anew.',
  'A server before 2026-07-28 is told the capabilities of a client once, so clients with different' +
    ' capabilities have sessions, and over stdio processes, of their own there. A `list_changed` that' +
    ' such a server sends because of what one of them did reaches the clients of that session or' +
    ' process; the others see the change when their list is refreshed.',
];
