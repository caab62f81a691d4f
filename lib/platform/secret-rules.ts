import type { Env } from "./env-schema.ts"
import { isGuessable } from "./is-guessable.ts"

/** A secret and how to change it. A key of ENCRYPTION_KEYS is never replaced: what it sealed could not be opened again. */
type Secret = { name: string; value: string; remedy: string }

const printed = "what `openssl rand -base64 32` prints"

/** What is wrong with the secrets of these settings: those that can be guessed, and those that are another one again. */
export function secretProblems(settings: Env): string[] {
  const made = madeUp(settings)
  const guessable = made
    .filter(({ value }) => isGuessable(value))
    .map(({ name, remedy }) => `${name} can be guessed: ${remedy}`)
  return [...guessable, ...repeated(settings, made)]
}

/**
 * What an operator must know and cannot always mend. The address key is never refused: who changes it in an installation
 * that has suppressions loses them, and people who opted out are written to again.
 */
export function secretWarnings({ ADDRESS_KEY_SECRET }: Env): string[] {
  if (!isGuessable(ADDRESS_KEY_SECRET)) return []
  return [
    `ADDRESS_KEY_SECRET can be guessed: set ${printed}, but only in a new installation. Never change it where recipients have come in: suppressions are found by it, and who opted out would be written to again`,
  ]
}

const keysOf = ({ ENCRYPTION_KEYS }: Env): Secret[] =>
  ENCRYPTION_KEYS.map(({ id, key }) => ({
    name: `The key ${id} of ENCRYPTION_KEYS`,
    value: key.toString("base64"),
    remedy: `put a new one before it and never replace it, as "Rotate keys" in docs/deploy.md says`,
  }))

/** The secrets that are made up for this installation and can be changed: of the encryption keys the one that seals. */
function madeUp(settings: Env): Secret[] {
  const { NEXTAUTH_SECRET, METRICS_TOKEN } = settings
  const texts = { NEXTAUTH_SECRET, ...(METRICS_TOKEN && { METRICS_TOKEN }) }
  const named = Object.entries(texts).map(([name, value]) => ({ name, value, remedy: `set ${printed}` }))
  return [...keysOf(settings).slice(0, 1), ...named]
}

/** Of two that are the same, the one that is changed more easily is told to; the address key and older keys never are. */
function repeated(settings: Env, made: Secret[]): string[] {
  const { ADDRESS_KEY_SECRET, OIDC_CLIENT_SECRET } = settings
  const addressKey = { name: "ADDRESS_KEY_SECRET", value: ADDRESS_KEY_SECRET }
  const client = {
    name: "OIDC_CLIENT_SECRET",
    value: OIDC_CLIENT_SECRET,
    remedy: "let your provider make another",
  }
  const kept = [addressKey, ...keysOf(settings).slice(1)]
  return [client, ...made].flatMap(({ name, value, remedy }, i, all) => {
    const same = [...kept, ...all.slice(0, i)].find((earlier) => plain(earlier.value) === plain(value))
    return same ? [`${name} is the same secret as ${same.name}: ${remedy}`] : []
  })
}

/** The two alphabets of base64, with and without padding, are one secret. */
const plain = (value: string) => value.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/")
