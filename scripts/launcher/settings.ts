import path from "node:path"
import { isLoopback } from "#lib/platform/production-rules.ts"
import { Problem } from "../problem.ts"
import { type DataPaths, dataPaths, rootDir } from "./paths.ts"

export type Settings = {
  port: number
  publicUrl: string
  paths: DataPaths
  /** Parts that the environment replaces by real ones. */
  own: { database: string | undefined; identity: string | undefined; twilio: OwnTwilio | undefined }
  /** A brand to try, with an API client whose secret is in a file: beside a real Twilio only when it was asked for. */
  hasDemoBrand: boolean
  /** The environment as given; the product's settings among it are handed on. */
  given: Record<string, string | undefined>
}
/** Without a base URL it is Twilio itself; on loopback it is a sandbox. */
export type OwnTwilio = { accountSid: string; authToken: string; baseUrl: string | null; isSandbox: boolean }

/** What a start reads beside the product's settings; docs/settings.md is made of these words (`npm run settings`). */
export const startSettings = [
  {
    name: "PORT",
    standard: "3000",
    what: "Port of the web process on loopback. `PUBLIC_URL` follows it unless it is set",
  },
  {
    name: "DATA_DIR",
    standard: ".data",
    what: "Folder of the database, logs, secrets and `embedded.json`, which `npm start -- --fresh` empties",
  },
  {
    name: "DEMO_BRAND",
    standard: null,
    what: "`1` makes the demo brand, its API client and its secret in `embedded.json` also beside a real Twilio, `0` makes none. Unset: only with a carrier sandbox",
  },
]

/** What the environment says about this start. Throws a Problem for what cannot be. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""))
  const port = readPort(given.PORT ?? "3000")
  const twilio = ownTwilio(given)
  return {
    port,
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ""),
    paths: dataPaths(path.resolve(rootDir, given.DATA_DIR ?? ".data")),
    own: { database: given.DATABASE_URL, identity: ownIdentity(given), twilio },
    hasDemoBrand: wantsDemoBrand(given.DEMO_BRAND) ?? twilio?.isSandbox ?? true,
    given,
  }
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Problem(`PORT is "${text}": it must be a whole number between 1 and 65535.`)
}

function ownIdentity(env: Record<string, string | undefined>): string | undefined {
  if (!env.OIDC_ISSUER) return undefined
  if (env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET) return env.OIDC_ISSUER
  throw new Problem(
    "OIDC_ISSUER needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: the client that your provider gave you.",
  )
}

function ownTwilio(env: Record<string, string | undefined>): OwnTwilio | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_BASE_URL: baseUrl } = env
  if (!accountSid && !authToken && !baseUrl) return undefined
  if (accountSid && authToken)
    return { accountSid, authToken, baseUrl: baseUrl ?? null, isSandbox: pointsHere(baseUrl) }
  throw new Problem(
    "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN belong together: set both, or none of the Twilio settings.",
  )
}

/** What is no address at all is refused later, with all other settings. */
const pointsHere = (url: string | undefined) => url !== undefined && URL.canParse(url) && isLoopback(url)

function wantsDemoBrand(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (text === "0" || text === "1") return text === "1"
  throw new Problem(`DEMO_BRAND is "${text}": set 1 for the demo brand, 0 for none.`)
}
