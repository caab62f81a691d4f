import type { Env } from "./env.ts"
import { isGuessable } from "./guessable.ts"

type Secret = { name: string; value: string }

/** What is wrong with the secrets of these settings: those that can be guessed, and those that are the same. */
export function secretProblems(settings: Env): string[] {
  const made = madeUp(settings)
  const guessable = made
    .filter(({ value }) => isGuessable(value))
    .map(({ name }) => `${name} can be guessed: set what \`openssl rand -base64 32\` prints`)
  const all = [...made, { name: "OIDC_CLIENT_SECRET", value: settings.OIDC_CLIENT_SECRET }]
  return [...guessable, ...all.flatMap((secret, i) => sameAs(secret, all.slice(i + 1)))]
}

/** The secrets that are made up for this installation. */
function madeUp(settings: Env): Secret[] {
  const { ENCRYPTION_KEYS, ADDRESS_KEY_SECRET, NEXTAUTH_SECRET, METRICS_TOKEN } = settings
  const keys = ENCRYPTION_KEYS.map(({ id, key }) => ({
    name: `The key ${id} of ENCRYPTION_KEYS`,
    value: key.toString("base64"),
  }))
  const texts = { ADDRESS_KEY_SECRET, NEXTAUTH_SECRET, ...(METRICS_TOKEN && { METRICS_TOKEN }) }
  return [...keys, ...Object.entries(texts).map(([name, value]) => ({ name, value }))]
}

function sameAs(secret: Secret, others: Secret[]): string[] {
  const same = others.find(({ value }) => plain(value) === plain(secret.value))
  if (!same) return []
  return [`${secret.name} and ${same.name} are the same secret: give each its own`]
}

/** The two alphabets of base64, with and without padding, are one secret. */
const plain = (value: string) => value.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/")
