import { McpError } from '@modelcontextprotocol/sdk/types.js';
import { PNG } from './media.js';

export const WATCHED = 'test://watched-resource';

const RESOURCE_NOT_FOUND = -32002;
const TEMPLATE = /^test:\/\/template\/([^/]+)\/data$/;

const fixed = new Map([
  ['test://static-text', plain('This is the content of the static text resource.')],
  ['test://static-binary', { mimeType: 'image/png', blob: PNG }],
  [WATCHED, plain('This resource can be watched.')],
]);

export const resources = [
  described('test://static-text', 'static-text', 'Text that never changes', 'text/plain'),
  described('test://static-binary', 'static-binary', 'An image of one pixel', 'image/png'),
  described(WATCHED, 'watched-resource', 'Can be subscribed to', 'text/plain'),
];

export const resourceTemplates = [
  {
    uriTemplate: 'test://template/{id}/data',
    name: 'template',
    description: 'Data for an id',
    mimeType: 'application/json',
  },
];

export function readResource(uri) {
  const known = fixed.get(uri) ?? fromTemplate(uri);
  if (!known) throw new McpError(RESOURCE_NOT_FOUND, 'Resource not found', { uri });
  return { contents: [{ uri, ...known }] };
}

function fromTemplate(uri) {
  const id = TEMPLATE.exec(uri)?.[1];
  if (id === undefined) return undefined;
  const data = { id, templateTest: true, data: `Data for ID: ${id}` };
  return { mimeType: 'application/json', text: JSON.stringify(data) };
}

function described(uri, name, description, mimeType) {
  return { uri, name, description, mimeType };
}

function plain(text) {
  return { mimeType: 'text/plain', text };
}
