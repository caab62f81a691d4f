import { system } from "#app/_server/system.ts"
import { getJwks } from "#lib/api-clients/get-jwks.ts"

export const dynamic = "force-dynamic"

/** The public keys of access tokens (wire contract 1.2). */
export const GET = async () =>
  Response.json(await getJwks(system()), { headers: { "cache-control": "public, max-age=300" } })
