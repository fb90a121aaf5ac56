/** Requests to the client: legacy servers send them, modern ones put them into a result. */
export const elicitation = (message, requestedSchema) => ({
  method: 'elicitation/create',
  params: { mode: 'form', message, requestedSchema },
});

export const sampling = (prompt, maxTokens) => ({
  method: 'sampling/createMessage',
  params: { messages: [{ role: 'user', content: { type: 'text', text: prompt } }], maxTokens },
});

export const roots = () => ({ method: 'roots/list', params: {} });

/** What a client must have declared to get a request. */
export const CAPABILITY = {
  'elicitation/create': 'elicitation',
  'sampling/createMessage': 'sampling',
  'roots/list': 'roots',
};

/** A form with one property that must be filled in. */
export function form(name, type = 'string') {
  return { type: 'object', properties: { [name]: { type } }, required: [name] };
}
