import { endSession } from "#app/_server/end-session.ts"
import { requireSameOrigin } from "#app/_server/origin.ts"
import { problemResponse } from "#app/_server/problem-response.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/request-id.ts"

/** Ends the session here; `url` is where the browser ends it at the identity provider as well. */
export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    requireSameOrigin(request)
    return Response.json({ url: await endSession() }, { headers: { [requestIdHeader]: requestId } })
  } catch (error) {
    return problemResponse(error, requestId)
  }
}
