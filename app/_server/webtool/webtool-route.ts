import type { z } from "zod"
import { requireSameOrigin } from "#app/_server/http/origin.ts"
import { problemResponse } from "#app/_server/http/problem-response.ts"
import { readJson } from "#app/_server/http/read-body.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { requireUserCtx } from "#app/_server/identity/session.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

type Output<S> = S extends z.ZodType ? z.output<S> : undefined
type Context = { params: Promise<Record<string, string | string[] | undefined>> }

type Input<P, Q, B> = { params: Output<P>; query: Output<Q>; body: Output<B>; request: Request }

type Route<P, Q, B> = {
  params?: P
  query?: Q
  /** Leave it out to read `request.body` yourself, as a stream. */
  body?: B
  run(ctx: Ctx, input: Input<P, Q, B>): Promise<unknown>
}

type Handler = (request: Request, context: Context) => Promise<Response>

/**
 * A JSON route of the browser's own API: signed-in person, same origin, checked input, one verb. `run` answers an
 * object (200), nothing (204) or a Response of its own; errors become problem+json; every answer carries a request id.
 */
export function webtoolRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(route: Route<P, Q, B>): Handler {
  return async (request, context) => {
    const requestId = requestIdOf(request.headers)
    try {
      requireSameOrigin(request)
      const ctx = await requireUserCtx(request)
      return respond(await route.run(ctx, await readInput(route, request, context)), requestId)
    } catch (error) {
      return problemResponse(error, requestId)
    }
  }
}

async function readInput<P, Q, B>(
  route: Route<P, Q, B>,
  request: Request,
  context: Context,
): Promise<Input<P, Q, B>> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return {
    params: check(route.params, route.params && (await context.params)),
    query: check(route.query, query),
    body: check(route.body, route.body && (await readJson(request))),
    request,
  }
}

const check = <S>(schema: S | undefined, value: unknown) =>
  (schema as z.ZodType | undefined)?.parse(value) as Output<S>

function respond(result: unknown, requestId: string): Response {
  const response = toResponse(result)
  response.headers.set(requestIdHeader, requestId)
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store")
  return response
}

function toResponse(result: unknown): Response {
  if (result instanceof Response) return result
  return result === undefined ? new Response(null, { status: 204 }) : Response.json(result)
}
