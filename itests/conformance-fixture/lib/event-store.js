/**
 * Keeps the events of one session's streams, so that a client can continue with Last-Event-ID.
 * An event id is `<stream>/<position>`, which makes it unique across the session's streams.
 */
export class EventStore {
  #streams = new Map();

  async storeEvent(stream, message) {
    const events = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, events);
    events.push(message);
    return `${stream}/${events.length - 1}`;
  }

  async getStreamIdForEventId(eventId) {
    const { stream } = parse(eventId);
    return this.#streams.has(stream) ? stream : undefined;
  }

  async replayEventsAfter(lastEventId, { send }) {
    const { stream, position } = parse(lastEventId);
    const events = this.#streams.get(stream) ?? [];
    for (let next = position + 1; next < events.length; next++) {
      if (isMessage(events[next])) await send(`${stream}/${next}`, events[next]);
    }
    return stream;
  }
}

function parse(eventId) {
  const slash = eventId.lastIndexOf('/');
  return { stream: eventId.slice(0, slash), position: Number(eventId.slice(slash + 1)) };
}

/** The event that only opens a stream carries an empty object. */
function isMessage(event) {
  return event.jsonrpc !== undefined;
}
