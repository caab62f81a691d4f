import { NextRequest } from "next/server"
import { beforeAll, expect, test, vi } from "vitest"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"

processWorldPerFile()
beforeAll(() => {
  vi.stubEnv("INNGEST_EVENT_KEY", "an event key that only tests use")
  vi.stubEnv("INNGEST_SIGNING_KEY", `signkey-test-${"0".repeat(64)}`)
})

const forged = { "x-inngest-signature": `t=${Math.floor(Date.now() / 1_000)}&s=${"0".repeat(64)}` }
type Method = "GET" | "POST" | "PUT"
type Call = { method: Method; headers?: Record<string, string>; body?: string }

async function call({ method, headers, body }: Call): Promise<Response> {
  const handlers = await import("./route.ts")
  return handlers[method](new NextRequest("http://localhost:3000/api/inngest", { method, headers, body }), {})
}

test.each<Call>([
  { method: "GET" },
  { method: "PUT" },
  { method: "POST", body: "{}" },
  { method: "POST", body: "no json" },
])("a stranger's $method is refused", async (request) => {
  const answer = await call(request)
  expect([answer.status, (await answer.json()).code]).toEqual([401, "unauthenticated"])
})

test.each<[number, Call]>([
  [401, { method: "GET", headers: forged }],
  [401, { method: "PUT", headers: forged }],
  [401, { method: "PUT", headers: { ...forged, "x-inngest-sync-kind": "in_band" }, body: "{}" }],
  [401, { method: "POST", headers: forged, body: "{}" }],
  [422, { method: "POST", headers: forged, body: "no json" }],
  [413, { method: "POST", headers: forged, body: `"${"x".repeat(4_000_001)}"` }],
])("%i for a forger: %j", async (status, request) => {
  expect((await call(request)).status).toBe(status)
})
