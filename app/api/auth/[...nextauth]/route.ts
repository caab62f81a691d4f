import NextAuth from "next-auth"
import { authOptions } from "#app/_server/auth-options.ts"

type Context = { params: Promise<{ nextauth: string[] }> }

/** Sign-in through the identity provider, its callback, and the session that the browser renews while in use. */
const handler = (request: Request, context: Context): Promise<Response> =>
  NextAuth(authOptions())(request, context)

export { handler as GET, handler as POST }
