import * as canned from './canned.js';

const PLAIN = canned.UNMAPPED;
const CAPABILITIES =
  '{"tools":{"listChanged":true},"resources":{"listChanged":true,"subscribe":true},' +
  '"prompts":{"listChanged":true},"completions":{},"logging":{}}';

const list = (name, elements) => `{"${name}":[${elements.join(', ')}]}`;

/** What each method answers, as raw JSON: `(params, session) => string`. */
export const answers = {
  initialize: ({ protocolVersion }) =>
    `{"protocolVersion":"${protocolVersion}","capabilities":${CAPABILITIES},` +
    '"serverInfo":{"name":"recorder","version":"1.0.0"}}',
  ping: () => '{}',
  'logging/setLevel': () => '{}',
  'resources/subscribe': () => '{}',
  'resources/unsubscribe': () => '{}',
  'tools/list': (_params, session) =>
    list('tools', [
      ...canned.toolElements(PLAIN),
      ...(session.toolAdded ? [canned.addedTool(PLAIN)] : []),
    ]),
  'resources/list': () => list('resources', canned.resourceElements(PLAIN)),
  'resources/templates/list': () => list('resourceTemplates', canned.templateElements(PLAIN)),
  'prompts/list': () => list('prompts', canned.promptElements(PLAIN)),
  'resources/read': ({ uri }) => canned.readResult(PLAIN, uri),
  'prompts/get': () => canned.promptResult(PLAIN),
  'completion/complete': ({ ref }) => canned.completionResult(ref.name ?? ref.uri),
  'example/unknown': () => `{ "n":1.0,${canned.ODDITIES} }`,
};
