import { setRetryAfter } from "#app/_server/http/retry-after.ts"
import { AccessTokenError } from "#lib/api-clients/access-token-error.ts"
import { log } from "#lib/platform/log.ts"
import { problemOf } from "#lib/platform/problem.ts"

/** The envelope of wire contract 2.1 "Non-200" and 4.6. An expired token is answered without a trace id (1.5). */
type Envelope = { code: 0; requestTraceId?: string; message: string }

/** An error in the compatible API's own body. A defect is logged under the trace id that the answer carries. */
export function wireError(error: unknown, requestTraceId: string, headers: Headers): Response {
  if (error instanceof AccessTokenError) return tokenRefused(error.message, requestTraceId, headers)
  const problem = problemOf(error, requestTraceId)
  if (problem.status >= 500) log.error({ err: error, requestTraceId }, "API request failed")
  if (problem.allow) headers.set("allow", problem.allow.join(", "))
  if (problem.retryAfterMs) setRetryAfter(headers, problem.retryAfterMs)
  return respond(statusOf(problem.status), { code: 0, requestTraceId, message: problem.detail }, headers)
}

function tokenRefused(message: string, requestTraceId: string, headers: Headers): Response {
  headers.set("www-authenticate", 'Bearer error="invalid_token"')
  const isExpired = message === "jwt expired"
  return respond(401, isExpired ? { code: 0, message } : { code: 0, requestTraceId, message }, headers)
}

/** The contract knows 400 where our own API says 422. */
const statusOf = (status: number) => (status === 422 ? 400 : status)

const respond = (status: number, body: Envelope, headers: Headers) => Response.json(body, { status, headers })
