import { z } from "zod"
import type { ProviderAnswer } from "#lib/accounts/sessions/recheck-person.ts"
import { env } from "#lib/platform/env.ts"
import type { Env } from "#lib/platform/env-schema.ts"
import { log } from "#lib/platform/log.ts"
import { discover, patienceMs } from "./discovery.ts"
import { personOf } from "./oidc-provider.ts"
import { verifyProviderToken } from "./verify-provider-token.ts"

const answer = z.object({ id_token: z.string().optional(), refresh_token: z.string().optional() })
const refusal = z.object({ error: z.string() })
const nothing: ProviderAnswer = { person: null, refreshToken: null }

/**
 * Takes a refresh token to the identity provider (RFC 6749, section 6): what it says of the person now, by the ID token that
 * most providers give with it. A provider that cannot be reached, or says something else, has said nothing.
 */
export async function askProvider(subject: string, refreshToken: string): Promise<ProviderAnswer> {
  const settings = env()
  try {
    const response = await requestTokens(settings, refreshToken)
    if (response.status === 400) return refusedAs(refusal.parse(await response.json()).error)
    if (!response.ok) throw new Error(`The identity provider answered ${response.status}`)
    const { id_token, refresh_token = null } = answer.parse(await response.json())
    return {
      person: id_token ? await readPerson(settings, subject, id_token) : null,
      refreshToken: refresh_token,
    }
  } catch (err) {
    log.warn({ err }, "the identity provider did not say whether a session lives")
    return nothing
  }
}

async function requestTokens(settings: Env, refresh_token: string): Promise<Response> {
  const { token_endpoint } = await discover(settings)
  const { OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings
  const credentials = [OIDC_CLIENT_ID, OIDC_CLIENT_SECRET].map(encodeURIComponent).join(":")
  return fetch(token_endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` },
    body: new URLSearchParams({ grant_type: "refresh_token", refresh_token }),
    signal: AbortSignal.timeout(patienceMs),
  })
}

function refusedAs(error: string): ProviderAnswer {
  if (error === "invalid_grant") return { person: "ended", refreshToken: null }
  throw new Error(`The identity provider refused a refresh token: ${error}`)
}

async function readPerson(
  settings: Env,
  subject: string,
  idToken: string,
): Promise<ProviderAnswer["person"]> {
  const { sub, ...claims } = await verifyProviderToken(idToken)
  if (sub !== subject) throw new Error("The identity provider answered for somebody else")
  const { accountId, roles } = personOf(
    { sub, ...claims },
    settings.OIDC_ROLES_CLAIM,
    settings.OIDC_ACCOUNT_CLAIM,
  )
  return { accountId, roles }
}
