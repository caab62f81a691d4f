import { type IDToken, ResponseBodyError, refreshTokenGrant } from "openid-client"
import type { ProviderAnswer } from "#lib/accounts/sessions/recheck-person.ts"
import { env } from "#lib/platform/env.ts"
import type { Env } from "#lib/platform/env-schema.ts"
import { log } from "#lib/platform/log.ts"
import { discover } from "./discovery.ts"
import { personOf } from "./oidc-provider.ts"

/**
 * Takes a refresh token to the identity provider (RFC 6749, section 6): what it says of the person now, by the ID token that
 * most providers give with it. A provider that cannot be reached, or says something else, has said nothing.
 */
export async function askProvider(subject: string, refreshToken: string): Promise<ProviderAnswer> {
  const settings = env()
  try {
    const tokens = await refreshTokenGrant(await discover(settings), refreshToken)
    const claims = tokens.claims()
    return {
      person: claims ? readPerson(settings, subject, claims) : null,
      refreshToken: tokens.refresh_token ?? null,
    }
  } catch (err) {
    if (err instanceof ResponseBodyError && err.error === "invalid_grant")
      return { person: "ended", refreshToken: null }
    log.warn({ err }, "the identity provider did not say whether a session lives")
    return { person: null, refreshToken: null }
  }
}

function readPerson(settings: Env, subject: string, claims: IDToken): ProviderAnswer["person"] {
  if (claims.sub !== subject) throw new Error("The identity provider answered for somebody else")
  const { accountId, roles } = personOf(claims, settings.OIDC_ROLES_CLAIM, settings.OIDC_ACCOUNT_CLAIM)
  return { accountId, roles }
}
