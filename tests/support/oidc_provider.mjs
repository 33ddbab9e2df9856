// A real OpenID provider for tests: PKCE required, one client, a few accounts, its own plain sign-in and consent pages.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { NPM_DIR, PORT, CLIENT_ID, CLIENT_SECRET } = process.env;
const { Provider } = await import(pathToFileURL(createRequire(`${NPM_DIR}/`).resolve("oidc-provider")));

const people = {
  anna: { name: "Anna Kovač", email: "anna@example.com", email_verified: true, locale: "sl" },
  maja: { name: "Maja Kos", email: "maja.kos@lindhall.example", email_verified: true, locale: "sl" },
  ana: { name: "Ana Kralj", email: "ana.kralj@lindhall.example", email_verified: false, locale: "sl" },
  bruno: { name: "Bruno Rossi", email: "bruno@example.com", email_verified: false, locale: "it" },
};

const provider = new Provider(`http://127.0.0.1:${PORT}`, {
  clients: [
    { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: ["http://127.0.0.1/auth/test/callback"] },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "locale"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["for tests only"] },
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
  findAccount: (_context, id) =>
    people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
});

// The product under test listens on whichever port was free.
provider.Client.prototype.redirectUriAllowed = (address) =>
  ["127.0.0.1", "localhost"].includes(new URL(address).hostname);

// Browsers ask for it by themselves.
provider.use((context, next) => (context.path === "/favicon.ico" ? (context.status = 204) : next()));

provider.listen(Number(PORT), "127.0.0.1");
