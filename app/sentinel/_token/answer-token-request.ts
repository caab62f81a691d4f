import { callerAddress } from "#app/_server/http/origin.ts"
import { maxFormBytes, readText } from "#app/_server/http/read-body.ts"
import { setRetryAfter } from "#app/_server/http/retry-after.ts"
import { system } from "#app/_server/system.ts"
import { InvalidClientError } from "#lib/api-clients/access-token-error.ts"
import { exchangeCredentials } from "#lib/api-clients/exchange-credentials.ts"
import { DomainError, RateLimitedError } from "#lib/platform/errors.ts"
import { log } from "#lib/platform/log.ts"

type TokenRequest = { accountId: string; parameters: URLSearchParams; address: string | null }

/**
 * Answers a client-credentials request with a token, or with an error of RFC 6749, section 5.2 (wire contract 1). Too many
 * failed requests are answered 429 with Retry-After, for which the RFC has no code.
 */
export async function answerTokenRequest(
  request: Request,
  accountId: string,
  version: "v1" | "v2",
): Promise<Response> {
  try {
    const parameters = await readParameters(request)
    if (version === "v1" && parameters.get("v") !== "1.0") throw new InvalidTokenRequest("v must be 1.0")
    const address = callerAddress(request.headers)
    const access_token = await exchange({ accountId, parameters, address })
    return answer(200, { access_token, token_type: "Bearer" })
  } catch (error) {
    return refuse(error)
  }
}

/** Parameters come in the query, in the form body, or in both; the body wins (wire contract 1.1). */
async function readParameters(request: Request): Promise<URLSearchParams> {
  const parameters = new URL(request.url).searchParams
  const form = new URLSearchParams(await readText(request, maxFormBytes))
  for (const [name, value] of form) parameters.set(name, value)
  return parameters
}

async function exchange({ accountId, parameters, address }: TokenRequest): Promise<string> {
  const grantType = required(parameters, "grant_type")
  if (grantType !== "client_credentials") throw new UnsupportedGrantType()
  const clientId = required(parameters, "client_id")
  const clientSecret = required(parameters, "client_secret")
  return exchangeCredentials(system(), { accountId, clientId, clientSecret }, address)
}

function required(parameters: URLSearchParams, name: string): string {
  const value = parameters.get(name)
  if (value) return value
  throw new InvalidTokenRequest(`${name} is missing`)
}

class InvalidTokenRequest extends Error {}
class UnsupportedGrantType extends Error {}

function refuse(error: unknown): Response {
  if (error instanceof InvalidClientError)
    return answer(401, { error: "invalid_client", error_description: error.message })
  if (error instanceof RateLimitedError) return slowDown(error)
  if (error instanceof UnsupportedGrantType) return answer(400, { error: "unsupported_grant_type" })
  if (error instanceof InvalidTokenRequest || error instanceof DomainError)
    return answer(400, { error: "invalid_request", error_description: error.message })
  log.error({ err: error }, "token request failed")
  return answer(500, { error: "server_error" })
}

function slowDown({ message, retryAfterMs }: RateLimitedError): Response {
  const response = answer(429, { error: "temporarily_unavailable", error_description: message })
  setRetryAfter(response.headers, retryAfterMs)
  return response
}

const headers = {
  "content-type": "application/json;charset=utf-8",
  "cache-control": "no-store",
  pragma: "no-cache",
}

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status, headers })
