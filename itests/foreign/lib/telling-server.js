import { createInterface } from 'node:readline';

/** A server over stdio that tells its environment, and names its ZONE in the description of a tool. */
const TOOLS = {
  'get-env': 'Tells the environment',
  'get-time': `Tells the time in ${process.env.ZONE}`,
  'get-pid': 'Tells the process id',
};
const inputSchema = { type: 'object', properties: {} };
const serverInfo = { name: 'telling', version: '1.0.0' };

const METHODS = {
  initialize: ({ protocolVersion }) => ({ protocolVersion, serverInfo, capabilities: { tools: {} } }),
  ping: () => ({}),
  'tools/list': () => ({
    tools: Object.entries(TOOLS).map(([name, description]) => ({ name, description, inputSchema })),
  }),
  'tools/call': ({ name }) => ({ content: [{ type: 'text', text: JSON.stringify(ANSWERS[name]()) }] }),
};
const ANSWERS = {
  'get-env': () => process.env,
  'get-time': () => new Date(),
  'get-pid': () => process.pid,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) continue;
  const answer = METHODS[method]
    ? { result: METHODS[method](params) }
    : { error: { code: -32601, message: `There is no ${method}` } };
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', id, ...answer })}\n`);
}
