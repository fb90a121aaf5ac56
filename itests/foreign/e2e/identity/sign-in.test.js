import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  Client as ModernClient,
  StreamableHTTPClientTransport as ModernHttp,
  UnauthorizedError as ModernUnauthorized,
} from '@modelcontextprotocol/client';
import { UnauthorizedError as LegacyUnauthorized } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { entry, writeEntry } from '../../lib/entries.js';
import { LEGACY, MODERN } from '../../lib/era-clients.js';
import { listed, temporaryFolder } from '../../lib/harness.js';
import { until } from '../../lib/poll.js';
import { recorderOverHttp } from '../../lib/servers.js';
import { ISSUER, OAuthClient, machineToken, noIssuer } from '../../lib/sign-in.js';

const { SERAI_URL, SERAI_SERVERS_DIR, SERAI_LOG } = process.env;
const URL_OF_DEFAULT = `${SERAI_URL}/mcp`;
const IDENTITY = { name: 'e2e', version: '1.0.0' };

const CLIENTS = {
  [LEGACY]: {
    client: () => new LegacyClient(IDENTITY),
    http: (url, authProvider) => new LegacyHttp(new URL(url), { authProvider }),
    finish: (transport, answer) => transport.finishAuth(answer.get('code')),
    unauthorized: LegacyUnauthorized,
  },
  [MODERN]: {
    client: () => new ModernClient(IDENTITY, { versionNegotiation: { mode: { pin: MODERN } } }),
    http: (url, authProvider) => new ModernHttp(new URL(url), { authProvider }),
    finish: (transport, answer) => transport.finishAuth(answer),
    unauthorized: ModernUnauthorized,
  },
};

test('foreign clients sign in', { skip: noIssuer }, async (t) => {
  const server = await serve(t);
  for (const [revision, sdk] of Object.entries(CLIENTS)) {
    for (const user of ['alice', 'bob', 'carol', 'dave']) {
      await t.test(`the SDK of ${revision} brings ${user} in at the default endpoint`, async (s) => {
        const { client, tokens } = await signedIn(s, sdk, URL_OF_DEFAULT, user);
        await calls(client, server, `${server.alias}__reflect`);
        await staysHere(server, tokens.access_token);
      });
    }
    await t.test(`the SDK of ${revision} finds the way from a server's own endpoint`, async (s) => {
      const url = `${SERAI_URL}/servers/${server.alias}/mcp`;
      const { client } = await signedIn(s, sdk, url, 'alice');
      await calls(client, server, 'reflect');
    });
  }
});

test('the way to a token', { skip: noIssuer }, async (t) => {
  for (const path of ['/mcp', '/mcp/some', '/servers/some/mcp']) {
    await t.test(`${path} names its document, and that the issuer`, async () => {
      const refused = await ping(`${SERAI_URL}${path}`);
      assert.equal(refused.status, 401);
      const challenge = refused.headers.get('www-authenticate');
      const document = /^Bearer .*resource_metadata="([^"]+)"/.exec(challenge)?.[1];
      assert.equal(document, `${SERAI_URL}/.well-known/oauth-protected-resource${path}`);
      const { resource, authorization_servers: servers } = await (await fetch(document)).json();
      assert.equal(resource, `${SERAI_URL}${path}`);
      assert.deepEqual(servers, [ISSUER]);
    });
  }

  await t.test('the document at the root is that of the default endpoint', async () => {
    const root = await fetch(`${SERAI_URL}/.well-known/oauth-protected-resource`);
    assert.equal((await root.json()).resource, URL_OF_DEFAULT);
  });
});

test('tokens that do not get in', { skip: noIssuer }, async (t) => {
  const good = await machineToken('ci-bot');

  await t.test('a machine gets in with its own', async () => {
    assert.equal((await ping(URL_OF_DEFAULT, good)).status, 200);
  });

  await t.test('one for another service', async () => {
    await isInvalid(await machineToken('serai-gateway'));
  });

  await t.test('one with another signature', async () => {
    await isInvalid(`${good.slice(0, good.lastIndexOf('.'))}.${'A'.repeat(342)}`);
  });

  await t.test('one without a signature', async () => {
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await isInvalid(`${none}.${good.split('.')[1]}.`);
  });

  await t.test('a good one in the query', async () => {
    const answer = await ping(`${URL_OF_DEFAULT}?access_token=${good}`);
    assert.ok([400, 401].includes(answer.status), `it was answered with ${answer.status}`);
  });
});

/** A server behind Serai that writes down all it gets. */
async function serve(t) {
  const record = join(await temporaryFolder(t), 'journal.jsonl');
  const { how } = await recorderOverHttp(t, record);
  const alias = `signed${randomBytes(3).toString('hex')}`;
  t.after(await writeEntry(SERAI_SERVERS_DIR, entry(alias, how)));
  return { alias, record };
}

/** Connects as a user who is sent to the issuer first. */
async function signedIn(t, sdk, url, user) {
  const oauth = new OAuthClient();
  const first = sdk.http(url, oauth);
  await assert.rejects(sdk.client().connect(first), sdk.unauthorized);
  assert.ok(oauth.authorizationUrl.href.startsWith(`${ISSUER}/`), oauth.authorizationUrl.href);
  assert.equal(oauth.authorizationUrl.searchParams.get('resource'), url);
  await sdk.finish(first, await oauth.signIn(user));

  const client = sdk.client();
  await client.connect(sdk.http(url, oauth));
  t.after(() => client.close());
  return { client, tokens: oauth.tokens() };
}

async function calls(client, server, tool) {
  await until('the tool is listed', async () =>
    (await listed(client, 'tools')).some(({ name }) => name === tool),
  );
  const text = randomBytes(4).toString('hex');
  await client.callTool({ name: tool, arguments: { text } });
  assert.ok((await readFile(server.record, 'utf8')).includes(text), 'the server got no call');
}

/** No token passthrough (MCP authorization, access token privilege restriction). */
async function staysHere(server, token) {
  assert.ok(token.length > 100);
  for (const file of [server.record, SERAI_LOG]) {
    const content = await readFile(file, 'utf8');
    for (const part of token.split('.').slice(1)) {
      assert.ok(!content.includes(part), `a token is in ${file}`);
    }
  }
}

async function isInvalid(token) {
  const answer = await ping(URL_OF_DEFAULT, token);
  assert.equal(answer.status, 401);
  assert.match(answer.headers.get('www-authenticate'), /^Bearer .*error="invalid_token"/);
  assert.ok(!(await answer.text()).includes(token.split('.')[1]));
}

function ping(url, token) {
  return fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: '{"jsonrpc":"2.0","id":1,"method":"ping"}',
  });
}
