import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { system } from "#app/_server/system.ts"
import { checkHealth } from "#lib/platform/check-health.ts"

export const dynamic = "force-dynamic"

/** Liveness and readiness: 200 when the database answers, else 503. Carries no secrets and needs no session. */
export async function GET(request: Request): Promise<Response> {
  const health = await checkHealth(system())
  const headers = { [requestIdHeader]: requestIdOf(request.headers), "cache-control": "no-store" }
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers })
}
