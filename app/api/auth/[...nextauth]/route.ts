import NextAuth from "next-auth"
import { authOptions } from "#app/_server/auth-options.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/request-id.ts"

type Context = { params: Promise<{ nextauth: string[] }> }

/** Sign-in through the identity provider, its callback, and the session that the browser renews while in use. */
async function handler(request: Request, context: Context): Promise<Response> {
  const response: Response = await NextAuth(authOptions())(request, context)
  response.headers.set(requestIdHeader, requestIdOf(request.headers))
  return response
}

export { handler as GET, handler as POST }
