import {
  CreateMessageResultSchema,
  ElicitResultSchema,
  ListRootsResultSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { CAPABILITY } from './asking.js';

const RESULTS = {
  'elicitation/create': ElicitResultSchema,
  'sampling/createMessage': CreateMessageResultSchema,
  'roots/list': ListRootsResultSchema,
};

/** One call at a revision up to 2025-11-25; see tool.js. */
export class LegacyCall {
  #session;
  #extra;

  constructor(session, extra, meta) {
    this.#session = session;
    this.#extra = extra;
    this.meta = meta;
    this.signal = extra.signal;
    this.counts = session.counts;
  }

  get capabilities() {
    return this.#session.clientCapabilities;
  }

  async progress(progress, total) {
    const progressToken = this.meta?.progressToken;
    if (progressToken === undefined) return;
    const params = { progressToken, progress, total, message: `${progress} of ${total}` };
    await this.#extra.sendNotification({ method: 'notifications/progress', params });
  }

  async log(data) {
    if (!this.#session.logs('info')) return;
    const params = { level: 'info', logger: 'fixture', data };
    await this.#extra.sendNotification({ method: 'notifications/message', params });
  }

  async ask(requests, { anyway = false } = {}) {
    const asked = Object.entries(requests).map(async ([key, request]) => {
      if (!anyway) this.#need(CAPABILITY[request.method]);
      return [key, await this.#extra.sendRequest(request, RESULTS[request.method])];
    });
    return Object.fromEntries(await Promise.all(asked));
  }

  closeStream() {
    this.#extra.closeSSEStream?.();
  }

  changed(kind) {
    return this.#session.changed(kind);
  }

  resourceUpdated(uri) {
    return this.#session.resourceUpdated(uri);
  }

  addTool(tool) {
    this.#session.addedTools.push(tool);
  }

  #need(capability) {
    if (this.capabilities[capability]) return;
    throw new Error(`The client did not declare the capability ${capability}`);
  }
}
