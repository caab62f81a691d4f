import type { Env } from "./env-schema.ts"
import { secretProblems, secretWarnings } from "./secret-rules.ts"

type Rule = (settings: Env) => string | false | undefined

/** Reads the network's own spelling: `127.1`, `0x7f000001` and `[::ffff:127.0.0.1]` are loopback too. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return /^((.+\.)?localhost\.?|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:7f[0-9a-f]{2}:.+\])$/.test(
    hostname,
  )
}

const isHttp = (url: string | undefined) => url !== undefined && new URL(url).protocol === "http:"
const readable = "what it carries could be read and changed on its way"

const rules: Rule[] = [
  ({ PUBLIC_URL }) =>
    isHttp(PUBLIC_URL) &&
    `PUBLIC_URL must begin with https:, since over http ${readable}: set the address of your TLS proxy`,
  ({ TRUSTED_PROXIES }) =>
    TRUSTED_PROXIES === undefined &&
    "TRUSTED_PROXIES is missing, without which every caller would have the address of the proxy that speaks https: set how many proxies of yours a request passes, 0 where there is none",
  ({ OIDC_ISSUER }) =>
    isLoopback(OIDC_ISSUER)
      ? "OIDC_ISSUER points at this machine: set the address of a real identity provider"
      : isHttp(OIDC_ISSUER) &&
        `OIDC_ISSUER must begin with https:, since over http ${readable}: set your provider's https address`,
  ({ TWILIO_BASE_URL }) =>
    isHttp(TWILIO_BASE_URL) &&
    `TWILIO_BASE_URL must begin with https:, since over http ${readable}: remove it to send through Twilio itself`,
  ({ INNGEST_DEV }) =>
    INNGEST_DEV &&
    "INNGEST_DEV=1 lets anybody run jobs without a signature: remove it, and set INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY where Inngest runs the jobs",
  ({ INNGEST_DEV, INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY }) =>
    !INNGEST_DEV &&
    (INNGEST_BASE_URL || INNGEST_EVENT_KEY) &&
    !INNGEST_SIGNING_KEY &&
    "INNGEST_SIGNING_KEY is missing, without which Inngest's calls cannot be told from a stranger's: set it to your Inngest environment's key",
  ({ INNGEST_BASE_URL, INNGEST_EVENT_KEY }) =>
    INNGEST_BASE_URL &&
    !INNGEST_EVENT_KEY &&
    "INNGEST_EVENT_KEY is missing, without which no job can be asked for: set it to your Inngest environment's key",
  ({ INNGEST_BASE_URL }) =>
    isHttp(INNGEST_BASE_URL) &&
    !isLoopback(INNGEST_BASE_URL as string) &&
    `INNGEST_BASE_URL must begin with https: unless it is on this machine, since over http ${readable}: put TLS in front of that server`,
  ({ LANE_RATE_PER_SECOND }) =>
    LANE_RATE_PER_SECOND === 0 &&
    "LANE_RATE_PER_SECOND=0 lifts every sender's pace, which carriers punish: remove it, and set paces in Settings",
  ({ NODE_ENV }) =>
    NODE_ENV === "development" &&
    "NODE_ENV=development serves an unbuilt application that shows its insides: remove it, or set it to production",
]

/** What production refuses to start with: one sentence each, which says what to set. */
export const productionProblems = (settings: Env): string[] => [
  ...rules.map((rule) => rule(settings)).filter((sentence) => typeof sentence === "string"),
  ...secretProblems(settings),
]

/** What production starts with and says each time: one sentence each. */
export const settingWarnings = (settings: Env): string[] =>
  settings.SETUP === "production" ? secretWarnings(settings) : []
