import { type NextRequest, NextResponse } from "next/server"

import { pathHeader, requestIdHeader, requestIdOf } from "#app/_server/request-id.ts"

/** Gives every page its request id and tells it its own address, to which a sign-in comes back. Decides nothing. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers)
  const requestId = requestIdOf(request.headers)
  headers.set(requestIdHeader, requestId)
  headers.set(pathHeader, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set(requestIdHeader, requestId)
  return response
}

/** Pages only: a proxy buffers bodies, and API routes set their own request id. */
export const config = { matcher: "/((?!api/|_next/|favicon|icon).*)" }
