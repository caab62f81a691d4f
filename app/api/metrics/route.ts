import { requestIdHeader, requestIdOf } from "#app/_server/http/request-id.ts"
import { system } from "#app/_server/system.ts"
import { getLedgerMetrics } from "#lib/ledger/metrics/get-ledger-metrics.ts"
import { metricsText } from "#lib/ledger/metrics/metrics-text.ts"
import { hashSecret, secretMatches } from "#lib/platform/crypto.ts"
import { env } from "#lib/platform/env.ts"
import { getPartitionMetrics } from "#lib/retention/get-partition-metrics.ts"

export const dynamic = "force-dynamic"

/**
 * The ledger's metrics for Prometheus, over all accounts. Not there unless METRICS_TOKEN is set; then for whoever brings
 * it as a bearer token. Holds counts and ages only.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { [requestIdHeader]: requestIdOf(request.headers), "cache-control": "no-store" }
  const token = env().METRICS_TOKEN
  if (!token) return new Response(null, { status: 404, headers })
  const given = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? ""
  if (!secretMatches(given, hashSecret(token))) return new Response(null, { status: 401, headers })
  const [ledger, partitions] = await Promise.all([getLedgerMetrics(system()), getPartitionMetrics(system())])
  const text = await metricsText(ledger, partitions)
  return new Response(text, {
    headers: { ...headers, "content-type": "text/plain; version=0.0.4; charset=utf-8" },
  })
}
