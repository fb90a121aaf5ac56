import { WATCHED } from './resources.js';
import { strings, text, tool } from './tool.js';

/** Tools that change what the session sees, so that notifications can be observed. */
export const changingTools = [
  tool(
    'test_add_tool',
    'Adds a tool to this session and sends list_changed',
    async ({ name }, { session }) => {
      session.addedTools.push(tool(name, 'Was added while running', () => text(`I am ${name}`)));
      await session.toolsChanged();
      return text(`Added ${name}`);
    },
    strings({ name: 'The name of the new tool' }),
  ),
  tool('test_touch_watched_resource', 'Reports a change of the watched resource', async (_a, c) => {
    await c.session.resourceUpdated(WATCHED);
    return text('Touched');
  }),
];
