import { randomBytes } from 'node:crypto';

const { SERAI_OIDC_ISSUER, SERAI_URL, SERAI_SERVERS_DIR } = process.env;
const CALLBACK = 'http://127.0.0.1:9/callback';

export const ISSUER = SERAI_OIDC_ISSUER;

/** Why nobody can sign in, or false. */
export const noIssuer =
  SERAI_OIDC_ISSUER && SERAI_URL && SERAI_SERVERS_DIR
    ? false
    : 'SERAI_OIDC_ISSUER, SERAI_URL and SERAI_SERVERS_DIR are not set';

/**
 * What an MCP client of the SDKs knows of one user: the pre-registered public client, and what the
 * SDK has it keep.
 */
export class OAuthClient {
  #state = randomBytes(16).toString('base64url');
  #verifier;
  #tokens;

  redirectUrl = CALLBACK;
  clientMetadata = {
    client_name: 'e2e',
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };

  state() {
    return this.#state;
  }

  clientInformation() {
    return { client_id: 'mcp-client', issuer: ISSUER };
  }

  tokens() {
    return this.#tokens;
  }

  saveTokens(tokens) {
    this.#tokens = tokens;
  }

  redirectToAuthorization(url) {
    this.authorizationUrl = url;
  }

  saveCodeVerifier(verifier) {
    this.#verifier = verifier;
  }

  codeVerifier() {
    return this.#verifier;
  }

  /** Does in Keycloak's login form what a user does there, and gives what the client gets back. */
  async signIn(user) {
    const callback = await submitLogin(this.authorizationUrl, user);
    if (callback.searchParams.get('state') !== this.#state) throw new Error('the state is another');
    return callback.searchParams;
  }
}

async function submitLogin(url, user) {
  const page = await fetch(url, { redirect: 'manual' });
  const html = await page.text();
  const action = /<form[^>]*id="kc-form-login"[^>]*action="([^"]+)"/.exec(html)?.[1];
  if (!action) throw new Error(`Keycloak shows no login form: ${page.status} ${html.slice(0, 2000)}`);
  const answer = await fetch(action.replaceAll('&amp;', '&'), {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookies(page) },
    body: new URLSearchParams({ username: user, password: `${user}-pw` }),
  });
  const to = answer.headers.get('location') ?? '';
  if (!to.startsWith(CALLBACK)) throw new Error(`Keycloak leads elsewhere: ${answer.status} ${to}`);
  return new URL(to);
}

function cookies(answer) {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The access token of a confidential client for itself. */
export function machineToken(id) {
  return granted({
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: `${id}-secret`,
  });
}

/** The access token of a user who gives a password to a trusted program. */
export function userToken(user) {
  return granted({
    grant_type: 'password',
    client_id: 'mcp-client',
    scope: 'openid',
    username: user,
    password: `${user}-pw`,
  });
}

async function granted(by) {
  const answer = await fetch(`${ISSUER}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(by),
  });
  return (await answer.json()).access_token;
}
