import { z } from "zod"
import { callerAddress, requireSameOrigin } from "#app/_server/http/origin.ts"
import { problemResponse } from "#app/_server/http/problem-response.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { endSession } from "#app/_server/identity/end-session.ts"

const query = z.object({ everywhere: z.enum(["0", "1"]).default("0") })

/**
 * Ends the session, with `?everywhere=1` all sessions of the person; `url` is where the browser ends it at the identity
 * provider as well.
 */
export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    requireSameOrigin(request)
    const { everywhere } = query.parse(Object.fromEntries(new URL(request.url).searchParams))
    const url = await endSession({ everywhere: everywhere === "1", origin: callerAddress(request.headers) })
    return Response.json({ url }, { headers: { [requestIdHeader]: requestId } })
  } catch (error) {
    return problemResponse(error, requestId)
  }
}
