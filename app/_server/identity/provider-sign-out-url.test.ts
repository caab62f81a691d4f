import { beforeEach, expect, test, vi } from "vitest"
import { env } from "#lib/platform/env.ts"
import { issuerPerFile } from "#lib/platform/testing/serve-issuer.ts"

const issuer = issuerPerFile()
const back = "https://messaging.example/sign-in"
const discoveryPath = "/.well-known/openid-configuration"

/** As a process asks that has not asked before. */
async function urlFor(idToken?: string): Promise<string | null> {
  const { providerSignOutUrl } = await import("./provider-sign-out-url.ts")
  return providerSignOutUrl(env(), back, idToken)
}

beforeEach(() => {
  vi.resetModules()
  issuer.down.clear()
  issuer.metadata.end_session_endpoint = `${issuer.url}/end?tenant=1`
})

test("it names the client, the way back and the person's ID token", async () => {
  const url = new URL((await urlFor("an.id.token")) ?? "")
  expect(`${url.origin}${url.pathname}`).toBe(`${issuer.url}/end`)
  expect(Object.fromEntries(url.searchParams)).toEqual({
    tenant: "1",
    client_id: "proactive-messaging",
    post_logout_redirect_uri: back,
    state: "signed-out",
    id_token_hint: "an.id.token",
  })
})

test("without an ID token there is no hint", async () => {
  expect(new URL((await urlFor()) ?? "").searchParams.has("id_token_hint")).toBe(false)
})

test("a provider that offers none, or is down, has no address", async () => {
  issuer.down.add(discoveryPath)
  expect(await urlFor()).toBeNull()
  vi.resetModules()
  issuer.down.clear()
  delete issuer.metadata.end_session_endpoint
  expect(await urlFor()).toBeNull()
})
