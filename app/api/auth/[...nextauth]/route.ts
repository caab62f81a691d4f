import NextAuth from "next-auth"
import { authOptions } from "#app/_server/auth-options.ts"
import { problemResponse } from "#app/_server/problem-response.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/request-id.ts"
import { requireRenewable } from "#app/_server/session.ts"

type Context = { params: Promise<{ nextauth: string[] }> }

/**
 * Sign-in through the identity provider, its callback, and the session that the browser renews while in use: 401 when it
 * is over, 403 when its person was shut out, as problem+json.
 */
async function handler(request: Request, context: Context): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  const { nextauth } = await context.params
  try {
    if (nextauth[0] === "session") await requireRenewable()
  } catch (error) {
    return problemResponse(error, requestId)
  }
  const response: Response = await NextAuth(authOptions())(request, context)
  response.headers.set(requestIdHeader, requestId)
  return response
}

export { handler as GET, handler as POST }
