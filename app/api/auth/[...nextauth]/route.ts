import type { NextRequest } from "next/server"
import NextAuth from "next-auth"
import { problemResponse } from "#app/_server/http/problem-response.ts"
import { maxFormBytes, withBoundedBody } from "#app/_server/http/read-body.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { authCookies } from "#app/_server/identity/auth-cookies.ts"
import { authOptions } from "#app/_server/identity/auth-options.ts"
import { requireRenewable } from "#app/_server/identity/session.ts"
import { env } from "#lib/platform/env.ts"
import { MalformedRequestError, NotFoundError } from "#lib/platform/errors.ts"

type Context = { params: Promise<{ nextauth: string[] }> }

/**
 * Sign-in through the identity provider, its callback, and the session that the browser renews while in use: 401 when it
 * is over, 403 when its person was shut out, as problem+json. next-auth's address for errors of browsers (`_log`) is not
 * there: whoever comes could write into our log.
 */
async function handler(request: NextRequest, context: Context): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const { nextauth } = await context.params
    if (nextauth[0] === "_log") throw new NotFoundError("This address")
    requireUsableCallback(request)
    requireReadableError(request)
    if (nextauth[0] === "session") await requireRenewable()
    const isJson = request.headers.get("content-type")?.includes("application/json") ?? false
    const bounded = await withBoundedBody(request, { maxBytes: maxFormBytes, isJson })
    const response: Response = await NextAuth(authOptions())(bounded, context)
    response.headers.set(requestIdHeader, requestId)
    return response
  } catch (error) {
    return problemResponse(error, requestId)
  }
}

/** next-auth calls it a fault of the installation when the address to come back to is none, wherever that came from. */
function requireUsableCallback({ nextUrl, cookies }: NextRequest): void {
  const { name } = authCookies(env().PUBLIC_URL).callbackUrl
  for (const url of [...nextUrl.searchParams.getAll("callbackUrl"), cookies.get(name)?.value ?? ""])
    if (url !== "" && !isHttpUrl(url)) throw new MalformedRequestError("callbackUrl must be a web address")
}

/** It puts the word into an address to go to, which no header takes in letters beyond ASCII (RFC 6749, 4.1.2.1). */
function requireReadableError({ nextUrl }: NextRequest): void {
  if (nextUrl.searchParams.getAll("error").some((word) => !/^[\x20-\x7e]*$/.test(word)))
    throw new MalformedRequestError("error must be one of the words of OAuth")
}

const isHttpUrl = (url: string) =>
  url.startsWith("/") ? URL.canParse(url, env().PUBLIC_URL) : /^https?:/i.test(url) && URL.canParse(url)

export { handler as GET, handler as POST }
