import { WATCHED } from './resources.js';
import { strings, text, tool } from './tool.js';

/** Tools that change what the session sees, so that notifications can be observed. */
export const changingTools = [
  tool(
    'test_add_tool',
    'Adds a tool and sends list_changed',
    async ({ name }, call) => {
      call.addTool(tool(name, 'Was added while running', () => text(`I am ${name}`)));
      await call.changed('tools');
      return text(`Added ${name}`);
    },
    strings({ name: 'The name of the new tool' }),
  ),
  tool('test_touch_watched_resource', 'Reports a change of the watched resource', async (_a, c) => {
    await c.resourceUpdated(WATCHED);
    return text('Touched');
  }),
  tool('test_trigger_tool_change', 'Says that the tools have changed', (_args, call) =>
    trigger(call, 'tools'),
  ),
  tool('test_trigger_prompt_change', 'Says that the prompts have changed', (_args, call) =>
    trigger(call, 'prompts'),
  ),
];

async function trigger(call, kind) {
  await call.changed(kind);
  return text(`Said that the ${kind} have changed`);
}
