import { glob } from "node:fs/promises"
import path from "node:path"

const appDir = path.resolve(import.meta.dirname, "..")
const verbs = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]

type Context = { params: Promise<Record<string, string | string[]>> }
export type Handler = (request: Request, context: Context) => Promise<Response>
export type Route = { verb: string; path: string; handler: Handler }

/** Every verb of every route handler below app/, with its path as Next names it: `/api/…/[campaignId]`. */
export async function readRoutes(): Promise<Route[]> {
  const routes: Route[] = []
  for await (const file of glob("**/route.ts", { cwd: appDir })) {
    const module = (await import(path.join(appDir, file))) as Record<string, Handler>
    for (const verb of verbs) {
      const handler = module[verb]
      if (handler) routes.push({ verb, path: `/${path.dirname(file)}`, handler })
    }
  }
  return routes
}

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
