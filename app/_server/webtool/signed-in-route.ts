import { requireSameOrigin } from "#app/_server/http/origin.ts"
import { problemResponse } from "#app/_server/http/problem-response.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { requireUserCtx } from "#app/_server/identity/session.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

type Context<Params> = { params: Promise<Params> }

/**
 * A route of the browser's own API: a signed-in person, from our own pages. `run` answers an object (200), nothing (204) or
 * a Response of its own; errors become problem+json; every answer carries a request id.
 */
export function signedInRoute<Params>(run: (ctx: Ctx, request: Request, params: Params) => Promise<unknown>) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    const requestId = requestIdOf(request.headers)
    try {
      requireSameOrigin(request)
      const ctx = await requireUserCtx(request)
      return respond(await run(ctx, request, await context.params), requestId)
    } catch (error) {
      return problemResponse(error, requestId)
    }
  }
}

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
