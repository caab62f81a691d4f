import { problemResponse } from "#app/_server/http/problem-response.ts"
import { maxFormBytes, readText } from "#app/_server/http/read-body.ts"
import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { readLogoutToken } from "#app/_server/identity/read-logout-token.ts"
import { system } from "#app/_server/system.ts"
import { endProviderSessions } from "#lib/accounts/sessions/end-provider-sessions.ts"

/**
 * The identity provider says that somebody's session ended there (OpenID Connect Back-Channel Logout 1.0): form field
 * `logout_token`. Answers 200 when their sessions here have ended, also when there was none; 422 for a token that is not
 * the provider's, 503 while its keys cannot be read.
 */
export async function POST(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers)
  try {
    const form = new URLSearchParams(await readText(request, maxFormBytes))
    await endProviderSessions(system(), await readLogoutToken(form.get("logout_token") ?? ""))
    return new Response(null, {
      status: 200,
      headers: { [requestIdHeader]: requestId, "cache-control": "no-store" },
    })
  } catch (error) {
    return problemResponse(error, requestId)
  }
}
