import { randomUUID } from "node:crypto"
import type { Ctx } from "#lib/platform/ctx.ts"
import { wireCaller } from "./wire-caller.ts"
import { wireError } from "./wire-error.ts"

type Context = { params: Promise<{ accountId: string }> }
type Handler = (request: Request, context: Context) => Promise<Response>

/**
 * A route of the compatible API: access token, the account's request limit, one verb. `run` answers an object, which
 * gets the `requestTraceId`; errors get the contract's envelope.
 */
export function wireRoute(run: (ctx: Ctx, request: Request) => Promise<object>): Handler {
  return async (request, context) => {
    const requestTraceId = randomUUID()
    const headers = new Headers({ "cache-control": "no-store" })
    try {
      const { accountId } = await context.params
      const ctx = await wireCaller(request, accountId, headers)
      return Response.json({ ...(await run(ctx, request)), requestTraceId }, { headers })
    } catch (error) {
      return wireError(error, requestTraceId, headers)
    }
  }
}
