import { PNG, WAV } from './media.js';
import { strings, text, tool } from './tool.js';

const image = { type: 'image', data: PNG, mimeType: 'image/png' };

const embedded = (uri, mimeType, value) => ({
  type: 'resource',
  resource: { uri, mimeType, text: value },
});

const schema2020 = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'address',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contact: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  allOf: [{ anyOf: [{ properties: { name: { minLength: 1 } } }, { required: ['contact'] }] }],
  if: { properties: { name: { const: 'nobody' } } },
  then: { properties: { address: false } },
  else: {},
  additionalProperties: false,
};

const mirrored = {
  type: 'object',
  properties: {
    region: { type: 'string', 'x-mcp-header': 'Region' },
    count: { type: 'integer', 'x-mcp-header': 'Count' },
    urgent: { type: 'boolean', 'x-mcp-header': 'Urgent' },
    query: { type: 'string' },
  },
};

/** Tools that answer at once with each kind of content. */
export const contentTools = [
  tool('test_simple_text', 'Answers with text', () =>
    text('This is a simple text response for testing.'),
  ),
  tool('greet', 'Greets at once', ({ name }) => text(`Hello, ${name}!`), strings({ name: 'Whom' })),
  tool('test_image_content', 'Answers with an image', () => ({ content: [image] })),
  tool('test_audio_content', 'Answers with audio', () => ({
    content: [{ type: 'audio', data: WAV, mimeType: 'audio/wav' }],
  })),
  tool('test_embedded_resource', 'Answers with an embedded resource', () => ({
    content: [
      embedded('test://embedded-resource', 'text/plain', 'This is an embedded resource content.'),
    ],
  })),
  tool('test_multiple_content_types', 'Answers with text, an image and a resource', () => ({
    content: [
      { type: 'text', text: 'Multiple content types test:' },
      image,
      embedded(
        'test://mixed-content-resource',
        'application/json',
        JSON.stringify({ test: 'data', value: 123 }),
      ),
    ],
  })),
  tool('test_error_handling', 'Always fails', () => ({
    ...text('This tool intentionally returns an error for testing'),
    isError: true,
  })),
  tool(
    'test_x_mcp_header',
    'Its parameters are mirrored into headers (SEP-2243)',
    (args) => text(`Arguments: ${JSON.stringify(args)}`),
    mirrored,
  ),
  tool(
    'json_schema_2020_12_tool',
    'Its input schema uses JSON Schema 2020-12',
    (args) => text(`Arguments: ${JSON.stringify(args)}`),
    schema2020,
  ),
];
