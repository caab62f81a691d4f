import { type NextRequest, NextResponse } from "next/server"
import { pathHeader, requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { contentPolicy, nonceHeader } from "#app/_server/pages/content-policy.ts"
import { isDevelopment } from "#lib/platform/env.ts"

/**
 * Gives every page its request id, its content security policy and its own address, to which a sign-in comes back.
 * Decides nothing about people: pages and routes do.
 */
export function proxy(request: NextRequest): NextResponse {
  const requestId = requestIdOf(request.headers)
  const nonce = crypto.randomUUID()
  const policy = contentPolicy(nonce, isDevelopment())
  const headers = new Headers(request.headers)
  headers.set(requestIdHeader, requestId)
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search)
  headers.set(nonceHeader, nonce)
  // Next reads the nonce for its own scripts from this request header.
  headers.set("content-security-policy", policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set(requestIdHeader, requestId)
  response.headers.set("content-security-policy", policy)
  return response
}

/** Pages only: a proxy buffers bodies, and the APIs set their own request id. */
export const config = { matcher: "/((?!api/|sentinel/|_next/|icon).*)" }
