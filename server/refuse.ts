import { randomUUID } from "node:crypto"
import type { IncomingMessage, ServerResponse } from "node:http"
import { problemResponse } from "#app/_server/http/problem-response.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { wireError } from "#app/_server/wire/wire-error.ts"
import { problemOf } from "#lib/platform/problem.ts"

type Family = { prefix: RegExp; answer(error: unknown, requestId: string): Response }

/** Each API in its own envelope: the compatible one (wire contract 4.6), the token endpoint's (RFC 6749, 5.2), ours (RFC 9457). */
const families: Family[] = [
  {
    prefix: /^\/api\/(v2|account)(\/|$)/,
    answer: (error) => wireError(error, randomUUID(), new Headers({ "cache-control": "no-store" })),
  },
  { prefix: /^\/sentinel(\/|$)/, answer: oauthError },
  { prefix: /^\/api(\/|$)/, answer: problemResponse },
  { prefix: /^/, answer: plainText },
]

/** Answers a request that goes no further with `error`, as a client of that address expects it. */
export async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): Promise<void> {
  const [pathname = ""] = (request.url ?? "").split("?", 1)
  const family = families.find(({ prefix }) => prefix.test(pathname))
  if (family) await sendResponse(response, family.answer(error, requestIdOfNode(request)))
}

/** As `requestIdOf`, of a request that Node's own server took. */
function requestIdOfNode({ headers }: IncomingMessage): string {
  const given = headers[requestIdHeader]
  return requestIdOf(new Headers(typeof given === "string" ? { [requestIdHeader]: given } : {}))
}

function oauthError(error: unknown, requestId: string): Response {
  const answer = answerOf(error, requestId, "application/json", (detail) =>
    JSON.stringify({ error: "invalid_request", error_description: detail }),
  )
  answer.headers.set("cache-control", "no-store")
  return answer
}

function plainText(error: unknown, requestId: string): Response {
  return answerOf(error, requestId, "text/plain; charset=utf-8", (detail) => `${detail}\n`)
}

/** As our own API answers it, in another form. */
function answerOf(
  error: unknown,
  requestId: string,
  type: string,
  write: (detail: string) => string,
): Response {
  const { status, headers } = problemResponse(error, requestId)
  headers.set("content-type", type)
  return new Response(write(problemOf(error, requestId).detail), { status, headers })
}

/** Sends what our own routes answer with through Node's server; the body is short and read whole. */
export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer())
  const headers = { ...Object.fromEntries(answer.headers), "content-length": body.length }
  response.writeHead(answer.status, headers).end(body)
}
