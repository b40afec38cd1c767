// A certified issuer of OpenID Connect, for tests/outside/oidc.py.
// Arguments: node_modules, port, redirect URI. Each start generates new keys.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';

const [modules, port, redirectUri] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(`${modules}/oidc-provider/lib/index.js`));

const key = (alg, type, options) => {
  const jwk = generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' });
  return { ...jwk, alg, use: 'sig', kid: `${alg}-${randomUUID()}` };
};
const keys = [
  key('RS256', 'rsa', { modulusLength: 2048 }),
  key('PS256', 'rsa', { modulusLength: 2048 }),
  key('ES256', 'ec', { namedCurve: 'P-256' }),
  key('EdDSA', 'ed25519'),
];
const client = (id, alg, more) => ({
  client_id: id,
  client_secret: 'a secret: of 100% & more',
  redirect_uris: [redirectUri],
  id_token_signed_response_alg: alg,
  ...more,
});
// The roles of each person; `nobody` has none.
const roles = { reader: ['readers'], chief: ['chiefs', 'others'], nobody: [] };

const issuer = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    ...keys.map(({ alg }) => client(alg, alg)),
    client('post', 'RS256', { token_endpoint_auth_method: 'client_secret_post' }),
    client('other', 'RS256'),
  ],
  jwks: { keys },
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256', 'EdDSA'] },
  claims: { openid: ['sub', 'realm_access'], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  cookies: { keys: [randomUUID()] },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: `${id}@example.org`,
      email_verified: true,
      realm_access: { roles: roles[id] ?? [] },
    }),
  }),
});
issuer.listen(Number(port), '127.0.0.1');
