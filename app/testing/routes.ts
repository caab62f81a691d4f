import { glob } from "node:fs/promises"
import path from "node:path"
import type { z } from "zod"
import * as anyEndpoint from "#app/api/webtool/[...endpoint]/route.ts"
import { endpoints } from "#lib/webtool/endpoints.ts"

const appDir = path.resolve(import.meta.dirname, "..")
const methods = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]

type Context = { params: Promise<Record<string, string | string[]>> }
export type Handler = (request: Request, context: Context) => Promise<Response>
export type Route = {
  method: string
  /** As Next names it: `/api/…/[campaignId]`. */
  path: string
  handler: Handler
  /** What an endpoint of the web tool takes. */
  input?: z.ZodType
}

/** Every method of every route handler below app/, and every endpoint of the web tool. */
export async function readRoutes(): Promise<Route[]> {
  const routes: Route[] = readEndpoints()
  for await (const file of glob("**/route.ts", { cwd: appDir })) {
    if (file.includes("[...endpoint]")) continue
    const module = (await import(path.join(appDir, file))) as Record<string, Handler>
    for (const method of methods) {
      const handler = module[method]
      if (handler) routes.push({ method, path: `/${path.dirname(file)}`, handler })
    }
  }
  return routes
}

const readEndpoints = () =>
  Object.entries(endpoints).map(([name, { input }]) => {
    const [method = "", address] = name.split(" ")
    const handler = (anyEndpoint as unknown as Record<string, Handler>)[method] as Handler
    return { method, path: `/api/webtool/${address}`, handler, input }
  })

/** The address of a route with these values, and what Next hands over as its params. */
export function addressOf(route: string, values: Record<string, string>) {
  const params: Record<string, string | string[]> = {}
  const address = route.replace(/\[+(\.{3})?(\w+)\]+/g, (_, many: string | undefined, name: string) => {
    const value = values[name] ?? ""
    if (value) params[name] = many ? value.split("/") : value
    return value
  })
  return { address: address.replace(/\/$/, ""), params }
}
