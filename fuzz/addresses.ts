import { globSync } from "node:fs"
import path from "node:path"
import { readRoutes } from "../server/routes.ts"

/** An address of the product as its folder has it, with its parameters in brackets, and the methods it takes. */
export type Address = { pattern: string; methods: string[] }

const appDir = path.resolve(import.meta.dirname, "../app")

/** Every address of the product, read from its folders, so that a new route is tried by itself; and some that are not there. */
export function readAddresses(): Address[] {
  const routes = readRoutes().map(({ pattern, methods }) => ({ pattern, methods }))
  const pages = globSync("**/page.tsx", { cwd: appDir }).map((file) => ({
    pattern: pageOf(file),
    methods: ["GET", "HEAD"],
  }))
  return [...routes, ...pages, ...others].toSorted((a, b) => (a.pattern < b.pattern ? -1 : 1))
}

/** A folder in parentheses is not part of the address. */
const pageOf = (file: string) => `/${path.dirname(file)}`.replace(/\/(\([^)]+\)|\.)/g, "").replace(/^$/, "/")

/** What the web process answers in front of Next, files of Next, and what nobody answers. */
const others: Address[] = [
  { pattern: "/api/webhooks/twilio/[accountId]/status", methods: ["POST"] },
  { pattern: "/api/webhooks/twilio/[accountId]/inbound", methods: ["POST"] },
  ...[
    "/_next/[file]",
    "/_[page]",
    "/icon.svg",
    "/[page]",
    "/api/[name]",
    "/api/v2/[name]",
    "/api/account/[name]",
  ].map((pattern) => ({ pattern, methods: ["GET"] })),
]
