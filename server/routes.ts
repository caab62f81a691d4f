import { globSync, readFileSync } from "node:fs"
import path from "node:path"
import { byExactness, patternExpression, withImplied } from "#app/_server/http/route-pattern.ts"

/** An address of the API and the methods it takes. */
export type Route = {
  /** As Next writes it: "/api/webtool/campaigns/[campaignId]/pause". */
  pattern: string
  methods: string[]
  /** Matches the path of such a request, without a slash at its end. */
  expression: RegExp
}

const rootDir = path.resolve(import.meta.dirname, "..")
const names = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS"
const declared = new RegExp(`^export (?:async function|function|const) (${names})\\b`, "gm")
const renamed = new RegExp(`\\bas (${names})\\b`, "g")
const listed = new RegExp(`^  "(${names}) ([^"]+)":`, "gm")
const endpointsFolder = "/api/webtool/[...endpoint]"

/**
 * The API's routes as the folder `app` has them and lib/webtool/endpoints.ts lists them, the most exact first: who asks for
 * something else is answered before Next, in the envelope of that API and with the methods that the address takes.
 */
export function readRoutes(): Route[] {
  const files = globSync("{api,sentinel}/**/route.ts", { cwd: path.join(rootDir, "app") })
  const folders = files.map((file) => ({
    pattern: `/${path.dirname(file)}`,
    methods: methodsOf(`app/${file}`),
  }))
  const routes = [...folders.filter(({ pattern }) => pattern !== endpointsFolder), ...readEndpoints()]
  return routes
    .map(({ pattern, methods }) => ({
      ...{ pattern, methods: withImplied(methods) },
      expression: patternExpression(pattern),
    }))
    .toSorted(byExactness)
}

const sourceOf = (file: string) => readFileSync(path.join(rootDir, file), "utf8")

function methodsOf(file: string): string[] {
  const source = sourceOf(file)
  const exported = source.matchAll(/^export \{[^}]*\}/gm).map(([list]) => list)
  const found = [...source.matchAll(declared), ...exported.flatMap((list) => list.matchAll(renamed))]
  return found.map(([, method = ""]) => method)
}

function readEndpoints() {
  const methods = new Map<string, string[]>()
  for (const [, method = "", address] of sourceOf("lib/webtool/endpoints.ts").matchAll(listed)) {
    const pattern = `/api/webtool/${address}`
    methods.set(pattern, [...(methods.get(pattern) ?? []), method])
  }
  return [...methods].map(([pattern, methods]) => ({ pattern, methods }))
}

/** The route that a path goes to; undefined when the API has no such address. */
export const findRoute = (routes: Route[], pathname: string) => {
  const path = pathname.replace(/\/$/, "")
  return routes.find(({ expression }) => expression.test(path))
}
