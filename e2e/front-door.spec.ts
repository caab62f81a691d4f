import { expect, test } from "@playwright/test"
import fc from "fast-check"
import { readAddresses } from "../fuzz/addresses.ts"
import { type Attempt, attemptsAt, broken } from "../fuzz/attempts.ts"
import { faultOf } from "../fuzz/verdict.ts"
import { admitVisitors } from "../fuzz/visitors.ts"
import { embedded } from "./support/embedded.ts"

/** Generous, as other journeys run beside this one; what hangs, hangs for more than a minute. */
const withinMs = 30_000
const perAddress = 4
const atOnce = 8

test("whatever is asked of whichever address is answered, without a fault of ours, and the connection lives on", async () => {
  const manifest = embedded()
  // Reads everything and changes nothing.
  const visitors = await admitVisitors(manifest, "lpa")
  const left = [...readAddresses().map((address) => attemptsAt(address, visitors)), broken]
  const check = async (attempt: Attempt) =>
    expect(await faultOf(manifest.baseUrl, attempt, withinMs)).toBeNull()
  const tryNext = async () => {
    for (let attempts = left.pop(); attempts; attempts = left.pop())
      await fc.assert(fc.asyncProperty(attempts, check), { numRuns: perAddress, endOnFailure: true })
  }
  await Promise.all(Array.from({ length: atOnce }, tryNext))
})

test("pages run only what is ours, in no frame of others, and by the type they name", async ({ page }) => {
  const { baseUrl } = embedded()
  const answer = await page.goto("/sign-in")
  const headers = answer?.headers() ?? {}
  const policy = new Map(
    headers["content-security-policy"]?.split("; ").map((rule) => {
      const [name = "", ...sources] = rule.split(" ")
      return [name, sources]
    }),
  )
  expect(policy.get("default-src")).toEqual(["'self'"])
  expect(policy.get("script-src")).toEqual([
    "'self'",
    expect.stringMatching(/^'nonce-.{36}'$/),
    "'strict-dynamic'",
  ])
  expect(policy.get("object-src")).toEqual(["'none'"])
  expect(policy.get("base-uri")).toEqual(["'self'"])
  expect(policy.get("form-action")).toEqual(["'self'"])
  expect(policy.get("frame-ancestors")).toEqual(["'none'"])
  expect(headers["x-content-type-options"]).toBe("nosniff")
  expect(headers["x-powered-by"]).toBeUndefined()

  // What the browser makes of it: a script without the nonce does not run, and a frame stays empty.
  await page.evaluate(() => {
    const script = document.createElement("div")
    script.innerHTML = `<img src="x:" onerror="document.title = 'it ran'">`
    document.body.append(script)
  })
  await page.waitForTimeout(200)
  expect(await page.title()).not.toBe("it ran")
  await page.goto("about:blank")
  await page.setContent(`<iframe src="${baseUrl}/sign-in"></iframe>`)
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
})

test("every page has another nonce", async ({ request }) => {
  const nonceOf = async () =>
    /nonce-([^']+)/.exec((await request.get("/sign-in")).headers()["content-security-policy"] ?? "")?.[1]
  const [first, second] = [await nonceOf(), await nonceOf()]
  expect(first).toBeTruthy()
  expect(second).not.toBe(first)
})

test("next-auth's address for errors of browsers is not there, and nothing under it takes a large body", async ({
  request,
}) => {
  const form = { code: "x", message: "+13235550111 is a liar" }
  expect((await request.post("/api/auth/_log", { form })).status()).toBe(404)
  const large = await request.post("/api/auth/signin/oidc", { form: { more: "x".repeat(20_000) } })
  expect([large.status(), (await large.json()).code]).toEqual([413, "too_large"])
})

test("an address to come back to that is none, or another site's, leads to a page of ours", async ({
  request,
}) => {
  const { baseUrl } = embedded()
  expect((await request.get("/api/auth/session?callbackUrl=://x")).status()).toBe(400)
  expect((await request.get("/api/auth/error?error=%F3%B5%B1%88")).status()).toBe(400)
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json()
  for (const callbackUrl of ["://x", "http://[", "https://elsewhere.example/", "javascript:1"]) {
    const form = { csrfToken, callbackUrl }
    const answer = await request.post("/api/auth/signout", { form, maxRedirects: 0 })
    expect(answer.status()).toBe(302)
    expect(new URL(answer.headers().location ?? "").origin).toBe(baseUrl)
  }
})

test("nobody but Inngest calls the jobs", async ({ request }) => {
  for (const method of ["GET", "POST", "PUT"]) {
    const answer = await request.fetch("/api/inngest", {
      method,
      data: method === "GET" ? undefined : "no json",
    })
    // The jobs of this set-up run in the worker.
    expect([answer.status(), (await answer.json()).code]).toEqual([404, "not_found"])
  }
})
