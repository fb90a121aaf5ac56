import { randomBytes } from 'node:crypto';
import { ManagementApi } from './management-api.js';

const JSON_TYPE = 'application/json';

/**
 * Makes a user, who signs in with a password of their own.
 *
 * @param {ManagementApi} admin who may make users
 * @param {string} url where Serai is
 * @returns {Promise<{id: string, token: string, api: ManagementApi}>} with a token of theirs
 */
export async function member(admin, url, name, roles = ['member']) {
  const { id } = await said(201, admin.create('users', { name, roles }));
  const first = password();
  await said(204, admin.put(`users/${id}/password`, { password: first }));
  const own = password();
  const asked = await signIn(url, name, first);
  await send(url, 'PUT', 'me/password', asked, { old: first, password: own });
  const signedIn = await signIn(url, name, own);
  const { secret } = await send(url, 'POST', 'me/tokens', signedIn, { name: 'test' });
  return { id, token: secret, api: new ManagementApi(url, secret) };
}

function password() {
  return randomBytes(18).toString('base64url');
}

async function said(status, request) {
  const answer = await request;
  if (answer.status !== status) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The headers of a session. */
async function signIn(url, name, secret) {
  const answer = await fetch(`${url}/api/v1/login`, {
    method: 'POST',
    headers: { 'Content-Type': JSON_TYPE },
    body: JSON.stringify({ name, password: secret }),
  });
  const { csrfToken } = await answer.json();
  return { Cookie: answer.headers.get('set-cookie').split(';')[0], 'X-CSRF-Token': csrfToken };
}

async function send(url, method, path, headers, body) {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { ...headers, 'Content-Type': JSON_TYPE },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}
