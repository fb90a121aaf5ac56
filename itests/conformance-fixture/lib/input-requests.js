/** What a server may ask a client, in either era. */

export function sampling(prompt, maxTokens) {
  const messages = [{ role: 'user', content: { type: 'text', text: prompt } }];
  return { method: 'sampling/createMessage', params: { messages, maxTokens } };
}

export function elicitation(message, requestedSchema) {
  return { method: 'elicitation/create', params: { message, requestedSchema } };
}

/** Asks for one required value. */
export function question(message, name, type = 'string') {
  return elicitation(message, { type: 'object', properties: { [name]: { type } }, required: [name] });
}

export const ROOTS = { method: 'roots/list', params: {} };
