import { globSync, readFileSync } from "node:fs"
import path from "node:path"

/** An address of the API and the methods it takes. */
export type Route = {
  /** As Next writes it: "/api/webtool/campaigns/[campaignId]/pause". */
  pattern: string
  methods: string[]
  /** Matches the path of such a request, without a slash at its end. */
  expression: RegExp
}

const appDir = path.resolve(import.meta.dirname, "../app")
const names = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS"
const declared = new RegExp(`^export (?:async function|function|const) (${names})\\b`, "gm")
const renamed = new RegExp(`\\bas (${names})\\b`, "g")

/**
 * The API's routes as the folder `app` has them, the most exact first: who asks for something else is answered before
 * Next, in the envelope of that API and with the methods that the address takes.
 */
export function readRoutes(): Route[] {
  const files = globSync("{api,sentinel}/**/route.ts", { cwd: appDir })
  return files.map(readRoute).toSorted((a, b) => (exactness(a) < exactness(b) ? -1 : 1))
}

function readRoute(file: string): Route {
  const pattern = `/${path.dirname(file)}`
  return {
    pattern,
    methods: withImplied(methodsOf(readFileSync(path.join(appDir, file), "utf8"))),
    expression: new RegExp(`^${pattern.split("/").slice(1).map(segmentExpression).join("")}$`),
  }
}

function methodsOf(source: string): string[] {
  const exported = source.matchAll(/^export \{[^}]*\}/gm).map(([list]) => list)
  const found = [...source.matchAll(declared), ...exported.flatMap((list) => list.matchAll(renamed))]
  return found.map(([, method = ""]) => method)
}

/** Next answers HEAD where there is GET, and OPTIONS everywhere. */
const withImplied = (methods: string[]) =>
  [...new Set([...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"])].toSorted()

function segmentExpression(segment: string): string {
  if (segment.startsWith("[[...")) return "(?:/[^/]+)*"
  if (segment.startsWith("[...")) return "(?:/[^/]+)+"
  return segment.startsWith("[") ? "/[^/]+" : `/${RegExp.escape(segment)}`
}

/** Sorts a name before a parameter, and a parameter before the rest of a path. */
const exactness = ({ pattern }: Route) =>
  pattern.replace(/\[\[?\.\.\.\w+\]\]?/g, "\uffff").replace(/\[\w+\]/g, "\ufffe")

/** The route that a path goes to; undefined when the API has no such address. */
export const findRoute = (routes: Route[], pathname: string) => {
  const path = pathname.replace(/\/$/, "")
  return routes.find(({ expression }) => expression.test(path))
}
