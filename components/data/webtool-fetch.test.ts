import { afterEach, expect, test, vi } from "vitest"
import { fieldErrors } from "./field-errors.ts"
import { webtoolFetch } from "./webtool-fetch.ts"

afterEach(() => void vi.unstubAllGlobals())

const answer = (response: () => Response | Promise<Response>) => {
  const fetch = vi.fn(async (_address: string, _init: RequestInit) => response())
  vi.stubGlobal("fetch", fetch)
  return fetch
}
const json = { headers: { "content-type": "application/problem+json" } }

test("an object becomes JSON with its type, and the answer is read", async () => {
  const fetch = answer(() => Response.json({ id: "c1" }))
  expect(await webtoolFetch("campaigns", { method: "POST", json: { name: "Spring" } })).toEqual({ id: "c1" })
  const [address, init] = fetch.mock.calls[0] ?? []
  expect(address).toBe("/api/webtool/campaigns")
  expect(init?.body).toBe('{"name":"Spring"}')
  expect(new Headers(init?.headers).get("content-type")).toBe("application/json")
})

test("nothing to say is undefined, not an error", async () => {
  answer(() => new Response(null, { status: 204 }))
  expect(await webtoolFetch("campaigns/c1", { method: "DELETE" })).toBeUndefined()
})

test("what the server says about fields is found by their path", async () => {
  const fields = [{ path: "name", message: "Taken" }]
  answer(
    () =>
      new Response(JSON.stringify({ status: 422, detail: "Look at it", fields }), { status: 422, ...json }),
  )
  const error = await webtoolFetch("campaigns").catch((thrown) => thrown)
  expect(fieldErrors(error)).toEqual({ name: "Taken" })
  expect(fieldErrors(new Error("another"))).toEqual({})
})

test("no answer, and one that is not ours, are told as such, with the request's id where there is one", async () => {
  answer(() => Promise.reject(new TypeError("Failed to fetch")))
  await expect(webtoolFetch("campaigns")).rejects.toMatchObject({
    problem: { status: 0, code: "unreachable" },
  })
  answer(() => new Response("<html>", { status: 502, headers: { "x-request-id": "r-7" } }))
  await expect(webtoolFetch("campaigns")).rejects.toMatchObject({
    problem: { status: 502, requestId: "r-7", title: "The server gave an unexpected answer" },
  })
})
