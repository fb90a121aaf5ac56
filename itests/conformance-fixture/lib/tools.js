import { askingTools } from './asking-tools.js';
import { changingTools } from './changing-tools.js';
import { contentTools } from './content-tools.js';
import { INVALID_PARAMS, Failure } from './failure.js';
import { roundTools } from './round-tools.js';
import { talkingTools } from './talking-tools.js';
import { waitingTools } from './waiting-tools.js';

const tools = [
  ...contentTools,
  ...talkingTools,
  ...askingTools,
  ...roundTools,
  ...changingTools,
  ...waitingTools,
];

/** What tools/list shows; `added` are tools of this session or program. */
export function listTools(added) {
  return { tools: [...tools, ...added].map(({ definition }) => definition) };
}

/** The tool of this name, or nothing. */
export function findTool(name, added) {
  return [...tools, ...added].find(({ definition }) => definition.name === name);
}

/** @throws {Failure} where there is no such tool */
export function callTool({ name, arguments: args = {} }, added, call) {
  const tool = findTool(name, added);
  if (!tool) throw new Failure(INVALID_PARAMS, `Unknown tool: ${name}`);
  return tool.call(args, call);
}
