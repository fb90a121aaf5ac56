const NOTHING = { type: 'object', properties: {} };

/**
 * A tool: what the list shows, and `call(args, call)`. The call is the same in both eras:
 *
 *   meta                         the request's _meta
 *   capabilities                 what the client declared
 *   signal                       aborted when the client cancels
 *   counts                       what all sessions of this program have counted
 *   progress(done, total)        where the client asked for it
 *   log(data)                    a log message of level info, where the client wants it
 *   ask(requests, options)       asks the client, see asking.js
 *   closeStream()                closes the stream of this call, where there is one (SEP-1699)
 *   changed(kind)                tools, prompts or resources have changed
 *   resourceUpdated(uri)         tells those who subscribed
 *   addTool(tool)                to what the client sees
 */
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
