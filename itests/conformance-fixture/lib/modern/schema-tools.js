import { text, tool } from '../tool.js';

const numbers = { type: 'array', items: { type: 'number' } };
const anything = { type: 'object', properties: { value: true } };

const array = tool(
  'test_structured_array',
  'Answers with an array as structured content (SEP-2106)',
  () => ({ ...text('[1,2]'), structuredContent: [1, 2] }),
  anything,
);

/** Tools whose schemas the revisions before 2026-07-28 do not allow. */
export const schemaTools = [
  { ...array, definition: { ...array.definition, outputSchema: numbers } },
];
