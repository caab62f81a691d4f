import type { SystemCtx } from "#lib/platform/ctx.ts"

const dayMs = 24 * 60 * 60 * 1000
const knownForMs = 30 * dayMs

/** True when the client got a token from this network within the last month. The id is a UUID, of a client or of none. */
export async function isKnownNetwork(system: SystemCtx, clientId: string, network: string): Promise<boolean> {
  const since = new Date(system.clock.now().getTime() - knownForMs)
  const [row] = await system.db.$queryRaw<[{ known: boolean }]>`
    SELECT EXISTS (SELECT FROM api_client_network
      WHERE client_id = ${clientId}::uuid AND network = ${network} AND last_used_at > ${since}) AS known`
  return row.known
}

/** Notes from where a client gets its tokens, once a day and network; networks of a month ago are forgotten with a new one. */
export async function recordNetwork(system: SystemCtx, clientId: string, network: string): Promise<void> {
  const now = system.clock.now()
  const [yesterday, longAgo] = [new Date(now.getTime() - dayMs), new Date(now.getTime() - knownForMs)]
  const noted = await system.db.$executeRaw`
    INSERT INTO api_client_network AS known (client_id, network, last_used_at)
    VALUES (${clientId}::uuid, ${network}, ${now})
    ON CONFLICT (client_id, network) DO UPDATE SET last_used_at = excluded.last_used_at
    WHERE known.last_used_at < ${yesterday}`
  if (noted > 0)
    await system.db.apiClientNetwork.deleteMany({ where: { clientId, lastUsedAt: { lt: longAgo } } })
}
