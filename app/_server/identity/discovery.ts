import {
  allowInsecureRequests,
  type ClientAuth,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client"
import type { Env } from "#lib/platform/env-schema.ts"

/** How long a person waits for the provider behind a page. */
const patienceSeconds = 3
const keptForMs = 5 * 60_000
const failureKeptForMs = 10_000

type Settings = Pick<Env, "OIDC_ISSUER" | "OIDC_CLIENT_ID" | "OIDC_CLIENT_SECRET">
type Asked = { url: string; provider: Promise<Configuration>; until: number }
let asked: Asked | undefined

/**
 * The identity provider as it describes itself (OpenID Connect Discovery 1.0), asked once in five minutes, and after a
 * failure once in ten seconds: strangers can make us look. Throws when it does not answer in time.
 */
export function discover(settings: Settings): Promise<Configuration> {
  const url = `${settings.OIDC_ISSUER}/.well-known/openid-configuration`
  if (asked?.url !== url || performance.now() >= asked.until) asked = ask(url, settings)
  return asked.provider
}

function ask(url: string, settings: Settings): Asked {
  const one: Asked = { url, provider: read(new URL(url), settings), until: Number.POSITIVE_INFINITY }
  const keepFor = (ms: number) => () => {
    one.until = performance.now() + ms
  }
  one.provider.then(keepFor(keptForMs), keepFor(failureKeptForMs))
  return one
}

/** Read at the document's own address, as sign-in does, so that it may be reached by another name than its issuer's. */
const read = (url: URL, { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Settings) =>
  discovery(url, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, basicAuth(OIDC_CLIENT_ID, OIDC_CLIENT_SECRET), {
    timeout: patienceSeconds,
    execute: [enableNonRepudiationChecks, ...(url.protocol === "http:" ? [allowInsecureRequests] : [])],
  })

/** As sign-in writes it. The library's own also encodes `-` and `_`, which some providers do not undo (oauth4webapi #199). */
function basicAuth(id: string, secret: string): ClientAuth {
  const credentials = Buffer.from([id, secret].map(encodeURIComponent).join(":")).toString("base64")
  return (_server, _client, _body, headers) => headers.set("authorization", `Basic ${credentials}`)
}
