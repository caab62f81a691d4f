import { parseArgs } from "node:util"
import { listSigningKeys } from "#lib/api-clients/list-signing-keys.ts"
import { revokeSigningKey } from "#lib/api-clients/revoke-signing-key.ts"
import { rotateSigningKey } from "#lib/api-clients/rotate-signing-key.ts"
import type { KeyCtx } from "#lib/api-clients/signing-key.ts"
import { systemClock } from "#lib/platform/clock.ts"
import { openDatabase } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { log } from "#lib/platform/log.ts"
import { countSealed } from "#lib/secrets/count-sealed.ts"
import { type ResealReport, resealSecrets } from "#lib/secrets/reseal-secrets.ts"

const usage = `npm run keys                            lists the keys and what they are in use for
npm run keys -- rotate-signing          lets a new key sign API tokens; tokens of the old one work until they end
npm run keys -- revoke-signing KID      ends a signing key; its tokens are refused within a minute
npm run keys -- reseal                  seals every stored secret with the first of ENCRYPTION_KEYS

It runs with the settings of a web node: see docs/deploy.md, "Rotate keys".`

type Command = (system: KeyCtx, kid?: string) => Promise<string>

const commands: Record<string, Command> = {
  list: async (system) => [...(await signingLines(system)), ...(await sealedLines(system))].join("\n"),
  "rotate-signing": async (system) =>
    `${await rotateSigningKey(system)} signs from now on. Tokens of the key before work until they end, within the hour.`,
  "revoke-signing": async (system, kid) => {
    if (!kid) throw new Error(`Which key? Name its id, as "npm run keys" lists it.\n\n${usage}`)
    await revokeSigningKey(system, kid)
    return `${kid} is revoked. Its tokens are refused within a minute.`
  },
  reseal: async ({ db }) => tell(await resealSecrets(db, env().ENCRYPTION_KEYS)),
}

async function signingLines(system: KeyCtx): Promise<string[]> {
  const keys = await listSigningKeys(system)
  const lines = keys.map(
    ({ kid, state, until }) => `  ${kid}  ${state}${until ? ` until ${until.toISOString()}` : ""}`,
  )
  return ["Signing keys of API tokens, newest first:", ...(lines.length > 0 ? lines : ["  none yet"])]
}

async function sealedLines({ db }: KeyCtx): Promise<string[]> {
  const counts = await countSealed(db)
  const configured = env().ENCRYPTION_KEYS.map(({ id }) => id)
  const ids = [...new Set([...configured, ...counts.keys()])]
  const note = (id: string) =>
    id === configured[0]
      ? " (seals new ones)"
      : configured.includes(id)
        ? ""
        : " (not in ENCRYPTION_KEYS: nothing opens them)"
  return [
    "Stored secrets by the key that sealed them:",
    ...ids.map((id) => `  ${id}  ${counts.get(id) ?? 0}${note(id)}`),
  ]
}

/** What was done, and whether the old keys may go. Throws when they may not, so that the command fails. */
function tell({ newest, resealed, unreadable, left, removable, isDone }: ResealReport): string {
  const done = `${resealed} stored ${resealed === 1 ? "secret was" : "secrets were"} sealed again with ${newest}.`
  if (isDone && removable.length === 0) return `${done} Everything is sealed with it.`
  if (isDone)
    return `${done} Everything is sealed with it: once every process runs with ${newest} in front, run this again, and when it says 0, remove ${removable.join(" and ")} from ENCRYPTION_KEYS. Keep what you remove as long as a backup from before is kept.`
  const others = [...left].map(([id, count]) => `${count} with ${id}`).join(", ")
  const problems = [
    others &&
      `Still sealed otherwise: ${others}. A process with the old settings may be running: restart it and run this again.`,
    unreadable.length > 0 &&
      `No key in ENCRYPTION_KEYS opens ${unreadable.length}: ${unreadable.slice(0, 10).join(", ")}${unreadable.length > 10 ? ", …" : ""}. Put the key that sealed them back, or enter these secrets anew.`,
  ]
  throw new Error([done, "Not done: remove no key.", ...problems.filter(Boolean)].join("\n"))
}

async function run(): Promise<string> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [name = "list", kid] = positionals
  const command = commands[name]
  if (!command) throw new Error(usage)
  const db = openDatabase(env().DATABASE_URL, 2)
  try {
    return await command({ db, clock: systemClock, log }, kid)
  } finally {
    await db.$disconnect()
  }
}

try {
  console.log(await run())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
