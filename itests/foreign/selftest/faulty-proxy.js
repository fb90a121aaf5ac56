import { once } from 'node:events';
import { createServer, request } from 'node:http';

/**
 * A proxy in front of an MCP server that forgets `$schema` and swallows progress.
 *
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startFaultyProxy(target) {
  const server = createServer((req, res) => forward(target, req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${server.address().port}/mcp`, stop };
}

function forward(target, req, res) {
  const upstream = request(target, { method: req.method, headers: req.headers }, (answer) => {
    res.writeHead(answer.statusCode, answer.headers);
    answer.setEncoding('utf8').on('data', (data) => res.write(spoil(data)));
    answer.on('end', () => res.end());
    answer.on('error', () => res.destroy());
  });
  upstream.on('error', () => res.destroy());
  res.on('close', () => upstream.destroy());
  req.pipe(upstream);
}

function spoil(text) {
  return text
    .replaceAll('"$schema"', '"$scheme"')
    .replaceAll('notifications/progress', 'notifications/prognosis');
}
