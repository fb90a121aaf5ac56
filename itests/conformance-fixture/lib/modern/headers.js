import { headerMismatch } from './errors.js';
import { PREFIX } from './meta.js';

const NAMED = {
  'tools/call': 'name',
  'prompts/get': 'name',
  'resources/read': 'uri',
  'tasks/get': 'taskId',
  'tasks/update': 'taskId',
  'tasks/cancel': 'taskId',
};
const ENCODED = /^=\?base64\?(.*)\?=$/s;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Compares the headers of a request with its body (MCP 2026-07-28, server validation). */
export function checkHeaders(headers, { method, params }, tools) {
  same(headers, 'mcp-protocol-version', params?._meta?.[`${PREFIX}protocolVersion`]);
  same(headers, 'mcp-method', method);
  const member = NAMED[method];
  if (member !== undefined) same(headers, 'mcp-name', params[member], decode);
  if (method === 'tools/call') mirrored(headers, params, tools);
}

function mirrored(headers, params, tools) {
  const tool = tools.find(({ definition }) => definition.name === params.name);
  const properties = tool?.definition.inputSchema.properties ?? {};
  for (const [name, schema] of Object.entries(properties)) {
    if (schema['x-mcp-header'] === undefined) continue;
    const header = `mcp-param-${schema['x-mcp-header'].toLowerCase()}`;
    const value = params.arguments?.[name];
    if (value === undefined || value === null) {
      if (headers[header] !== undefined) throw headerMismatch(`${header} has no argument`);
    } else if (schema.type === 'integer') {
      same(headers, header, value, (text) => Number(decode(text, header)));
    } else {
      same(headers, header, String(value), decode);
    }
  }
}

function same(headers, header, expected, read = (text) => text) {
  const given = headers[header];
  if (given === undefined) throw headerMismatch(`${header} is missing`);
  if (read(given.trim(), header) !== expected) throw headerMismatch(`${header} differs from the body`);
}

function decode(text, header) {
  if (!/^[\t\x20-\x7e]*$/.test(text)) throw headerMismatch(`${header} holds invalid characters`);
  const encoded = ENCODED.exec(text)?.[1];
  if (encoded === undefined) return text;
  if (!BASE64.test(encoded)) throw headerMismatch(`${header} is no base64`);
  return Buffer.from(encoded, 'base64').toString();
}
