import { missingCapability } from './errors.js';
import { includes } from './meta.js';
import { open, seal } from './state.js';
import { declared, needTasks } from './tasks.js';

/** Ends a round: the client is asked, and sends its request again. */
export class InputRequired {
  constructor(inputRequests, requestState) {
    this.result = { resultType: 'input_required', inputRequests };
    if (requestState !== undefined) this.result.requestState = requestState;
  }
}

/** What a tool gets to work with during one round. */
export function modernCall(server, params, { meta, capabilities, logLevel }, { notify, signal }) {
  const carried = params.requestState === undefined ? {} : open(params.requestState);
  const answers = { ...carried, ...onlyObjects(params.inputResponses) };
  return {
    meta,
    signal,
    capabilities,
    session: Object.create(server.session, {
      logs: { value: (level) => includes(logLevel, level) },
    }),
    extra: { sendNotification: notify },
    need(capability) {
      if (!capabilities[capability]) throw missingCapability(capability);
    },
    async ask(requests, { state = false } = {}) {
      const missing = Object.keys(requests).filter((key) => answers[key] === undefined);
      if (missing.length === 0) return pick(answers, Object.keys(requests));
      throw new InputRequired(pick(requests, missing), state ? seal(answers) : undefined);
    },
    async task(work, { required = false } = {}) {
      if (required) needTasks(capabilities);
      if (declared(capabilities)) return server.tasks.create(work);
      return work({ signal, ask: (requests) => this.ask(requests) });
    },
    async progress(progress, total) {
      const progressToken = meta.progressToken;
      if (progressToken === undefined) return;
      await notify({ method: 'notifications/progress', params: { progressToken, progress, total } });
    },
  };
}

/** An answer that is no result counts as none: it is asked for again. */
function onlyObjects(responses = {}) {
  const sound = ([, value]) => typeof value === 'object' && value !== null;
  return Object.fromEntries(Object.entries(responses).filter(sound));
}

function pick(object, keys) {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}
