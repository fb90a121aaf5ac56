const NOTHING = { type: 'object', properties: {} };

/** A tool: what the list shows, and `call(args, {session, extra, meta})`. */
export function tool(name, description, call, inputSchema = NOTHING) {
  return { definition: { name, description, inputSchema }, call };
}

export function text(value) {
  return { content: [{ type: 'text', text: value }] };
}

/** An object schema whose listed properties are all required strings. */
export function strings(descriptions) {
  const properties = Object.fromEntries(
    Object.entries(descriptions).map(([name, description]) => [
      name,
      { type: 'string', description },
    ]),
  );
  return { type: 'object', properties, required: Object.keys(descriptions) };
}
