import path from "node:path"
import { expect, test } from "vitest"
import { findRoute, readRoutes } from "./routes.ts"

const routes = readRoutes()
const methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]

test("what is read of each route's source is what the route exports", async () => {
  for (const route of routes) {
    const module = await import(path.resolve(import.meta.dirname, `../app${route.pattern}/route.ts`))
    const exported = methods.filter((method) => module[method] !== undefined)
    const implied = ["OPTIONS", ...(exported.includes("GET") ? ["HEAD"] : [])]
    expect([route.pattern, route.methods]).toEqual([
      route.pattern,
      [...new Set([...exported, ...implied])].toSorted(),
    ])
  }
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
