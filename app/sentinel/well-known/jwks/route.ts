import { system } from "#app/_server/system.ts"
import { readJwks } from "#lib/api-clients/read-jwks.ts"

export const dynamic = "force-dynamic"

/** The public keys of access tokens (wire contract 1.2). */
export const GET = async () =>
  Response.json(await readJwks(system()), { headers: { "cache-control": "public, max-age=300" } })
