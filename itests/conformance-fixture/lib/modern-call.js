import { inputRequired } from '@modelcontextprotocol/server';

/** One call at revision 2026-07-28; see tool.js. */
export class ModernCall {
  #program;
  #context;
  #known;

  /**
   * @param {object} program what changes while this program runs, see modern-server.js
   * @param {object} context the SDK's
   */
  constructor(program, context) {
    const { _meta, signal, envelope, inputResponses } = context.mcpReq;
    this.#program = program;
    this.#context = context;
    this.#known = { ...context.mcpReq.requestState(), ...inputResponses };
    this.meta = _meta;
    this.signal = signal;
    this.counts = program.counts;
    this.capabilities = envelope?.['io.modelcontextprotocol/clientCapabilities'] ?? {};
  }

  async progress(progress, total) {
    const progressToken = this.meta?.progressToken;
    if (progressToken === undefined) return;
    const params = { progressToken, progress, total, message: `${progress} of ${total}` };
    await this.#context.mcpReq.notify({ method: 'notifications/progress', params });
  }

  log(data) {
    return this.#context.mcpReq.log('info', data, 'fixture');
  }

  /** Answers of earlier rounds come with the retry or from the state that the client kept. */
  async ask(requests, { state = false } = {}) {
    const missing = Object.keys(requests).filter((key) => !(key in this.#known));
    if (missing.length === 0) {
      return Object.fromEntries(Object.keys(requests).map((key) => [key, this.#known[key]]));
    }
    const inputRequests = Object.fromEntries(missing.map((key) => [key, requests[key]]));
    throw new InputNeeded(inputRequests, state ? this.#known : undefined);
  }

  closeStream() {}

  async changed(kind) {
    await this.#program.changed(kind);
  }

  async resourceUpdated(uri) {
    await this.#program.resourceUpdated(uri);
  }

  addTool(tool) {
    this.#program.addedTools.push(tool);
  }
}

/** Ends a round; the client has to answer first. */
class InputNeeded extends Error {
  constructor(inputRequests, answers) {
    super('The client has to answer first');
    this.inputRequests = inputRequests;
    this.answers = answers;
  }
}

/** What `work` gives, or that input is required; `seal` makes a state of answers. */
export async function inRounds(work, seal) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputNeeded)) throw error;
    const { inputRequests, answers } = error;
    const requestState = answers && (await seal(answers));
    return inputRequired({ inputRequests, ...(requestState && { requestState }) });
  }
}
