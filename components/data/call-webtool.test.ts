import { afterEach, expect, test, vi } from "vitest"
import { rootDir } from "../../scripts/launcher/paths.ts"
import { filesLoadedBy } from "../../scripts/layers/files-loaded-by.ts"
import { callWebtool } from "./call-webtool.ts"
import { fieldErrors } from "./field-errors.ts"

afterEach(() => void vi.unstubAllGlobals())

const answer = (response: () => Response | Promise<Response>) => {
  const fetch = vi.fn(async (_address: string, _init: RequestInit) => response())
  vi.stubGlobal("fetch", fetch)
  return fetch
}
const nothing = () => new Response(null, { status: 204 })

test("what the path names is in the path only, the rest is JSON, and the answer is read", async () => {
  const fetch = answer(() => Response.json({ version: 8 }))
  const change = { campaignId: "a/b", version: 7, name: "Spring", senderId: null }
  expect(await callWebtool("PATCH campaigns/[campaignId]", change)).toEqual({ version: 8 })
  const [address, init] = fetch.mock.calls[0] ?? []
  expect([init?.method, address]).toEqual(["PATCH", "/api/webtool/campaigns/a%2Fb"])
  expect(init?.body).toBe('{"version":7,"name":"Spring","senderId":null}')
  expect(new Headers(init?.headers).get("content-type")).toBe("application/json")
})

test("a query leaves out what is empty, and has no body", async () => {
  const fetch = answer(() => Response.json({ items: [] }))
  await callWebtool("GET campaigns", { search: "", status: null, page: 2, sort: undefined })
  await callWebtool("GET senders")
  expect(fetch.mock.calls.map(([address]) => address)).toEqual([
    "/api/webtool/campaigns?page=2",
    "/api/webtool/senders",
  ])
  expect(fetch.mock.calls[0]?.[1].body).toBeUndefined()
})

test("nothing to say is undefined, not an error", async () => {
  const fetch = answer(nothing)
  expect(await callWebtool("DELETE campaigns/[campaignId]", { campaignId: "c1" })).toBeUndefined()
  await callWebtool("POST campaigns/[campaignId]/pause", { campaignId: "c1" })
  expect(fetch.mock.calls.map(([, { body }]) => body)).toEqual([undefined, undefined])
})

test("what the server says about fields is found by their path", async () => {
  const fields = [{ path: "name", message: "Taken" }]
  const init = { status: 422, headers: { "content-type": "application/problem+json" } }
  answer(() => new Response(JSON.stringify({ status: 422, detail: "Look at it", fields }), init))
  const error = await callWebtool("GET senders").catch((thrown) => thrown)
  expect(fieldErrors(error)).toEqual({ name: "Taken" })
  expect(fieldErrors(new Error("another"))).toEqual({})
})

test("no answer, and one that is not ours, are told as such, with the request's id where there is one", async () => {
  answer(() => Promise.reject(new TypeError("Failed to fetch")))
  await expect(callWebtool("GET senders")).rejects.toMatchObject({
    problem: { status: 0, code: "unreachable" },
  })
  answer(() => new Response("<html>", { status: 502, headers: { "x-request-id": "r-7" } }))
  await expect(callWebtool("GET senders")).rejects.toMatchObject({
    problem: { status: 502, requestId: "r-7", title: "The server gave an unexpected answer" },
  })
})

test("the browser takes types from the table of endpoints, and loads nothing of it", () => {
  const loaded = [...filesLoadedBy(rootDir, "components/data/call-webtool.ts")]
  expect(loaded.filter((file) => file.startsWith("lib/"))).toEqual([])
})
