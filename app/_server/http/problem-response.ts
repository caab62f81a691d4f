import { log } from "#lib/platform/log.ts"
import { problemOf } from "#lib/platform/problem.ts"
import { requestIdHeader } from "./request-id.ts"
import { setRetryAfter } from "./retry-after.ts"

/** An error as RFC 9457 `application/problem+json`. A defect is logged with the request id that the answer carries. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = problemOf(error, requestId)
  if (problem.status >= 500) log.error({ err: error, requestId }, "request failed")
  const headers = new Headers({ "content-type": "application/problem+json", [requestIdHeader]: requestId })
  if (problem.allow) headers.set("allow", problem.allow.join(", "))
  if (problem.retryAfterMs) setRetryAfter(headers, problem.retryAfterMs)
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
