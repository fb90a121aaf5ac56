import { WATCHED } from './resources.js';
import { everybody } from './session.js';
import { strings, text, tool } from './tool.js';

const TOGGLED = 'test_toggled_tool';

const announced = {
  resource: (session) => session.resourceUpdated(WATCHED),
  tools: (session) => session.toolsChanged(),
};

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
  tool('test_trigger_tool_change', 'Adds or removes a tool', async (_args, { session }) => {
    const at = session.addedTools.findIndex((added) => added.definition.name === TOGGLED);
    if (at < 0) {
      session.addedTools.push(tool(TOGGLED, 'Comes and goes', () => text('I am here')));
    } else {
      session.addedTools.splice(at, 1);
    }
    await session.toolsChanged();
    return text(at < 0 ? 'Added' : 'Removed');
  }),
  tool('test_trigger_prompt_change', 'Adds or removes a prompt', async (_args, { session }) => {
    const more = session.togglePrompts();
    await session.promptsChanged();
    return text(more ? 'Added' : 'Removed');
  }),
  tool('test_touch_watched_resource', 'Reports a change of the watched resource', async (_a, c) => {
    await c.session.resourceUpdated(WATCHED);
    return text('Touched');
  }),
  tool(
    'test_announce',
    'Tells every client of this process of a change',
    async ({ kind }) => {
      await Promise.all([...everybody].map((each) => announced[kind](each)));
      return text('Announced');
    },
    strings({ kind: 'resource or tools' }),
  ),
];
