import path from "node:path"
import { expect, test } from "vitest"
import { endpoints } from "#lib/webtool/endpoints.ts"
import { findRoute, readRoutes } from "./routes.ts"

const routes = readRoutes()
const methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]

const withImplied = (known: string[]) =>
  [...new Set([...known, "OPTIONS", ...(known.includes("GET") ? ["HEAD"] : [])])].toSorted()

async function methodsOf(pattern: string): Promise<string[]> {
  const ofEndpoints = Object.keys(endpoints)
    .filter((name) => pattern === `/api/webtool/${name.split(" ")[1]}`)
    .map((name) => name.split(" ")[0] ?? "")
  if (ofEndpoints.length > 0) return withImplied(ofEndpoints)
  const module = await import(path.resolve(import.meta.dirname, `../app${pattern}/route.ts`))
  return withImplied(methods.filter((method) => module[method] !== undefined))
}

test("what is read of each source is what the route exports, and what the list of endpoints holds", async () => {
  for (const { pattern, methods } of routes)
    expect([pattern, methods]).toEqual([pattern, await methodsOf(pattern)])
  const patterns = routes.map(({ pattern }) => pattern)
  const listed = Object.keys(endpoints).map((name) => `/api/webtool/${name.split(" ")[1]}`)
  expect(patterns).toEqual(expect.arrayContaining(listed))
})

test.each([
  ["/api/webtool/campaigns/summary", "/api/webtool/campaigns/summary"],
  ["/api/webtool/campaigns/3f/", "/api/webtool/campaigns/[campaignId]"],
  ["/api/webtool/campaigns/export.csv", "/api/webtool/campaigns/export.csv"],
  ["/api/webtool/campaigns/export_csv", "/api/webtool/campaigns/[campaignId]"],
  [
    "/api/webtool/campaigns/3f/recipients/uploads",
    "/api/webtool/campaigns/[campaignId]/recipients/uploads/[[...uploadId]]",
  ],
  [
    "/api/webtool/campaigns/3f/recipients/uploads/5a",
    "/api/webtool/campaigns/[campaignId]/recipients/uploads/[[...uploadId]]",
  ],
  ["/api/webtool/campaigns/3f/recipients/7", "/api/webtool/campaigns/[campaignId]/recipients/[line]"],
  ["/api/auth/sign-out", "/api/auth/sign-out"],
  ["/api/auth/callback/oidc", "/api/auth/[...nextauth]"],
  ["/api/auth", undefined],
  ["/api/%61uth/session", undefined],
  ["/api//health", undefined],
  ["/API/health", undefined],
])("%s goes to %s", (pathname, pattern) => {
  expect(findRoute(routes, pathname)?.pattern).toBe(pattern)
})
