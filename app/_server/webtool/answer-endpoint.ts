import { readJson } from "#app/_server/http/read-body.ts"
import { byExactness, patternExpression, withImplied } from "#app/_server/http/route-pattern.ts"
import type { AnyVerb } from "#lib/access/verb.ts"
import { type CsvFile, csvFile } from "#lib/platform/csv.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { endpoints } from "#lib/webtool/endpoints.ts"
import { csvResponse } from "./csv-response.ts"

const listed = Object.entries<AnyVerb>(endpoints)
  .map(([name, verb]) => {
    const [method = "", address = ""] = name.split(" ")
    const pattern = `/api/webtool/${address}`
    return { method, pattern, expression: patternExpression(pattern), verb }
  })
  .toSorted(byExactness)

/**
 * Answers with the verb of the endpoint that was called. Its input is the query, or the body of a method that has one, and
 * above both what the path names.
 */
export async function answerEndpoint(ctx: Ctx, request: Request): Promise<unknown> {
  const { searchParams } = new URL(request.url)
  const pathname = pathOf(request)
  const method = request.method === "HEAD" ? "GET" : request.method
  const found = listed.find((one) => one.method === method && one.expression.test(pathname))
  if (!found) throw new NotFoundError("This address")
  const given = hasBody(method) ? await readJson(request) : Object.fromEntries(searchParams)
  const named = found.expression.exec(pathname)?.groups ?? {}
  const answer = await found.verb(ctx, withNamed(given, named) as never)
  return found.verb.output === csvFile ? csvResponse(answer as CsvFile) : answer
}

/** Says by which methods an address can be asked: Next knows but the one route in front of them all. */
export function answerOptions(request: Request): Response {
  const path = pathOf(request)
  const exact = listed.find(({ expression }) => expression.test(path))
  const methods = listed.filter(({ pattern }) => pattern === exact?.pattern).map(({ method }) => method)
  return new Response(null, { status: 204, headers: { allow: withImplied(methods).join(", ") } })
}

/** A slash at the end says nothing, here as in front of Next (server/routes.ts). */
const pathOf = (request: Request) => new URL(request.url).pathname.replace(/\/$/, "")

const hasBody = (method: string) => method !== "GET" && method !== "DELETE"

/** What is no object is left to the verb to refuse. */
function withNamed(given: unknown, named: Record<string, string>): unknown {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return given
  const values = Object.entries(named).map(([name, value]) => [name, decodeURIComponent(value)])
  return { ...given, ...Object.fromEntries(values) }
}
