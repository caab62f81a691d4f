import path from "node:path"
import { Problem } from "../problem.ts"
import { type DataPaths, dataPaths, rootDir } from "./paths.ts"

export type Settings = {
  port: number
  publicUrl: string
  paths: DataPaths
  /** Parts that the environment replaces by real ones. */
  own: { database: string | undefined; identity: string | undefined; twilio: OwnTwilio | undefined }
  /** The environment as given; the product's settings among it are handed on. */
  given: Record<string, string | undefined>
}
export type OwnTwilio = { accountSid: string; authToken: string; baseUrl: string }

const twilioUrl = "https://api.twilio.com"

/** What the environment says about this start. Throws a Problem for what cannot be. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""))
  const port = readPort(given.PORT ?? "3000")
  return {
    port,
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/$/, ""),
    paths: dataPaths(path.resolve(rootDir, given.DATA_DIR ?? ".data")),
    own: { database: given.DATABASE_URL, identity: ownIdentity(given), twilio: ownTwilio(given) },
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
  if (accountSid && authToken) return { accountSid, authToken, baseUrl: baseUrl ?? twilioUrl }
  throw new Problem(
    "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN belong together: set both, or none of the Twilio settings.",
  )
}
