import type { TwilioWebhook } from "#lib/channels/verify-twilio-signature.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { problemResponse } from "./problem-response.ts"
import { readText } from "./read-json.ts"
import { requestIdOf } from "./request-id.ts"
import { system } from "./system.ts"

/** Far more than the longest webhook of Twilio. */
const maxBytes = 64_000

type Route = {
  /** The verb; it checks the signature before anything else. */
  receive(system: SystemCtx, webhook: TwilioWebhook): Promise<void>
  answer(): Response
}

type Context = { params: Promise<{ accountId: string }> }

/** A webhook of Twilio: a form post, answered once its verb has committed; refusals become problem+json. */
export function twilioRoute({ receive, answer }: Route) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      await receive(system(), await readWebhook(request, context))
      return answer()
    } catch (error) {
      return problemResponse(error, requestIdOf(request.headers))
    }
  }
}

async function readWebhook(request: Request, { params }: Context): Promise<TwilioWebhook> {
  const { pathname, search, searchParams } = new URL(request.url)
  const fields = new URLSearchParams(await readText(request, maxBytes))
  return {
    accountId: (await params).accountId,
    target: pathname + search,
    query: searchParams,
    fields: Object.fromEntries(fields),
    signature: request.headers.get("x-twilio-signature"),
  }
}
