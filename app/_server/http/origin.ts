import { env } from "#lib/platform/env.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"

/** IP address of the caller: the web process leaves no other in this header (server/name-caller.ts). */
export const callerAddress = (headers: Headers) => headers.get("x-forwarded-for")

/** Refuses a change that another site's page asks the browser to make. Throws ForbiddenError. */
export function requireSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return
  const { origin } = new URL(env().PUBLIC_URL)
  if (request.headers.get("origin") === origin || request.headers.get("sec-fetch-site") === "same-origin")
    return
  throw new ForbiddenError(`Changes are accepted only from pages of ${origin}`, [])
}
