const accept = (content) => () => ({ action: 'accept', content });
const BOTH = ['2026-07-28', '2025-11-25'];
const OMITTED = { form: { applyDefaults: true } };

/**
 * What a client does for each client scenario of the suite, with the gateway between it and the
 * scenario's server. `wires` is what the client speaks, one run each; without it, the revision of
 * the scenario.
 */
export const STEPS = {
  initialize: { steps: list },
  tools_call: { steps: ({ call }) => call({ name: 'add_numbers', arguments: { a: 2, b: 3 } }) },
  'elicitation-sep1034-client-defaults': {
    capabilities: { elicitation: OMITTED },
    handlers: { elicitation: accept({}) },
    steps: callAll,
  },
  'sse-retry': { steps: callAll },
  'request-metadata': {
    capabilities: { elicitation: {}, sampling: {}, roots: {} },
    // The server says that it has no tools, so that a client would ask it nothing.
    steps: ({ call }) => call({ name: 'any', arguments: {} }),
  },
  'http-standard-headers': {
    async steps(session) {
      await callAll(session);
      const { resources } = await session.client.listResources();
      for (const { uri } of resources) await session.client.readResource({ uri });
      const { prompts } = await session.client.listPrompts();
      for (const { name } of prompts) await session.client.getPrompt({ name });
    },
  },
  // From a client with sessions no header comes: the gateway makes them of the arguments.
  'http-custom-headers': {
    wires: BOTH,
    async steps(session, { toolCalls }) {
      await list(session);
      for (const call of toolCalls) await session.call(call);
    },
  },
  // The client of 2026-07-28 would drop the tools itself.
  'http-invalid-tool-headers': { wires: ['2025-11-25'], steps: callAll },
  'json-schema-ref-no-deref': { steps: list },
  'json-schema-2020-12-preservation': {
    async steps(session) {
      const tools = await list(session);
      const { inputSchema } = tools.find(({ name }) => name === 'json_schema_2020_12_tool');
      await session.call({ name: 'json_schema_echo', arguments: { schema: inputSchema } });
    },
  },
  'sep-2322-client-request-state': {
    capabilities: { elicitation: {} },
    handlers: { elicitation: accept({ confirmed: true }) },
    async steps(session) {
      await list(session);
      const calls = ['test_mrtr_echo_state', 'test_mrtr_unrelated', 'test_mrtr_no_state'];
      await Promise.all(calls.map((name) => session.call({ name, arguments: {} })));
      await session.call({ name: 'test_mrtr_no_result_type', arguments: {} });
    },
  },
};

async function list({ client }) {
  const { tools } = await client.listTools();
  return tools;
}

async function callAll(session) {
  for (const { name, inputSchema } of await list(session)) {
    await session.call({ name, arguments: sample(inputSchema) });
  }
}

const SAMPLES = { string: 'text', number: 1, integer: 1, boolean: true, object: {}, array: [] };

/** Arguments for every property of a schema. */
function sample({ properties = {} }) {
  const entries = Object.entries(properties).map(([name, { type }]) => [name, SAMPLES[type]]);
  return Object.fromEntries(entries);
}
