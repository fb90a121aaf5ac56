import * as canned from './canned.js';

const LATEST_MARK_MS = 4;

const text = (value) => `{"content":[{"type":"text","text":${JSON.stringify(value)}}]}`;

/**
 * The tools: `(call) => Promise<string>`, where a call has `args`, `meta`, `raw`, `session`,
 * `cancelled` (a promise) and `stream`, which sends raw messages on the stream of the call.
 */
export const calls = {
  bytes: async () => canned.bytesResult(),
  links: async () => canned.linksResult(canned.UNMAPPED),
  app: async () => text('app'),
  added: async () => text('added'),
  large: async ({ args }) => canned.largeResult(args.size),
  reflect: async ({ raw }) => text(raw),

  /** Reports its marker as progress and answers with it, later calls often before earlier ones. */
  async mark({ args, meta, stream }) {
    if (meta?.progressToken !== undefined) stream(progress(meta.progressToken, args.marker));
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST_MARK_MS));
    return text(args.marker);
  },

  /** Answers only when it is cancelled, and then nothing. */
  async hang({ cancelled }) {
    await cancelled;
    return undefined;
  },

  /** Asks the client something, takes the question back, then answers. */
  async ask_then_cancel({ session, stream, args }) {
    const id = session.ask(stream, 'elicitation/create', question(args.message));
    const params = { requestId: id, reason: 'not needed any more' };
    stream(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/cancelled', params }));
    return text('asked and cancelled');
  },

  async change({ args, session }) {
    if (args.kind === 'tools') session.toolAdded = true;
    session.send(`{"jsonrpc":"2.0","method":"notifications/${args.kind}/list_changed"}`);
    return text('changed');
  },
};

function progress(progressToken, message) {
  const params = { progressToken, progress: 1, message };
  return JSON.stringify({ jsonrpc: '2.0', method: 'notifications/progress', params });
}

function question(message) {
  const properties = { answer: { type: 'string' } };
  return { message, requestedSchema: { type: 'object', properties } };
}
