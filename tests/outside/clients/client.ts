// Publishes a system with a client that openapi-typescript and openapi-fetch generate from the OpenAPI document. The
// compiler checks every body, and no value is cast.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

const [url = "", loginsFile = ""] = process.argv.slice(2);
const baseUrl = `${url}/v1`;
const organization = "amsterdam";

type Draft = components["schemas"]["Draft"];
type Record = components["schemas"]["DraftRecord"];

/** Reads the e-mail address and the password of a role from the file of the demo. */
function login(role: string): components["schemas"]["Login"] {
  const logins: unknown = JSON.parse(readFileSync(loginsFile, "utf8"));
  assert(Array.isArray(logins));
  const login = logins.find((login) => login.role === role);
  return { email: login.email, password: login.password };
}

/** Returns a client that is signed in with a role. */
async function signedIn(role: string) {
  const client = createClient<paths>({ baseUrl });
  const { data } = await client.POST("/auth/login", { body: login(role) });
  assert(data, `${role} cannot sign in`);
  client.use({
    onRequest({ request }) {
      request.headers.set("Authorization", `Bearer ${data.accessToken}`);
      return request;
    },
  });
  return client;
}

const editor = await signedIn("editor");
const publisher = await signedIn("publisher");

const name: Record = { name: { nl: "Planning van de veegwagens" } };
const created = await editor.POST("/organizations/{organization}/systems", {
  params: { path: { organization } },
  body: name,
});
assert(created.data, JSON.stringify(created.error));
const draft: Draft = created.data;
const path = { organization, id: draft.id };

const incomplete = await editor.GET("/organizations/{organization}/systems/{id}/draft/check", {
  params: { path, query: { lang: "en" } },
});
assert(incomplete.data && !incomplete.data.ready, "a draft with only a name is not ready");
const missing: string[] = incomplete.data.missing.map((field) => field.pointer);
assert(missing.includes("/purpose"), missing.join(" "));

const rest: components["schemas"]["DraftRecordPatch"] = {
  summary: { nl: "Het systeem plant de routes van de veegwagens." },
  purpose: { nl: "De wagens rijden minder om." },
  policyArea: ["GF05"],
  area: [{ name: { nl: "Amsterdam" } }],
  systemKind: "ruleSet",
  publicationTier: "other",
  decisionType: ["planning"],
  automationLevel: "supportsHuman",
  interactsWithPublic: false,
  dataSummary: { nl: "Kaarten van de straten." },
  personalData: "none",
  technique: ["ruleBased"],
  selfLearning: "static",
  sourceCode: [{ status: "onRequest" }],
  developedBy: "inHouse",
  status: "inDevelopment",
  humanOversight: { nl: "De planner kijkt elke route na." },
  appeal: { available: "notApplicable" },
  publicContact: [{ kind: "url", value: "https://www.amsterdam.nl/contact" }],
  description: null,
};
const changed = await editor.PATCH("/organizations/{organization}/systems/{id}/draft", {
  params: { path, header: { "If-Match": created.response.headers.get("etag") ?? "" } },
  headers: { "Content-Type": "application/merge-patch+json" },
  body: rest,
});
assert(changed.data, JSON.stringify(changed.error));

const complete = await editor.GET("/organizations/{organization}/systems/{id}/draft/check", { params: { path } });
assert(complete.data?.ready, JSON.stringify(complete.data));

const submitted = await editor.POST("/organizations/{organization}/systems/{id}/draft/submit", { params: { path } });
assert(submitted.data, JSON.stringify(submitted.error));

const refused = await editor.POST("/organizations/{organization}/systems/{id}/draft/publish", {
  params: { path },
  body: {},
});
assert(refused.error, "an editor cannot publish");
assert.equal(refused.error.status, 403);

const published = await publisher.POST("/organizations/{organization}/systems/{id}/draft/publish", {
  params: { path },
  body: {},
});
assert(published.data, JSON.stringify(published.error));
assert.equal(published.data.version, 1);

const confirmed = await publisher.POST("/organizations/{organization}/systems/{id}/confirm", { params: { path } });
assert(confirmed.data, JSON.stringify(confirmed.error));

const anyone = createClient<paths>({ baseUrl });
const read = await anyone.GET("/systems/{id}", { params: { path: { id: draft.id }, query: { lang: "nl" } } });
assert(read.data, JSON.stringify(read.error));
assert.equal(read.data.version, 1);
assert.equal(read.data.status, "inDevelopment");
assert.equal(read.data.name, "Planning van de veegwagens");
assert(read.data.lastConfirmed, "the system was confirmed today");
console.log(`TypeScript client: ${draft.id} published and confirmed`);
