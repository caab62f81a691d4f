import { buildEndSessionUrl } from "openid-client"
import type { Env } from "#lib/platform/env-schema.ts"
import { log } from "#lib/platform/log.ts"
import { discover } from "./discovery.ts"

/**
 * The address at which the identity provider ends its own session and leads to `back` (OpenID Connect RP-Initiated Logout
 * 1.0). Null when it offers none, or is not there to say so.
 */
export async function providerSignOutUrl(
  settings: Env,
  back: string,
  idToken: string | undefined,
): Promise<string | null> {
  try {
    const provider = await discover(settings)
    if (!provider.serverMetadata().end_session_endpoint) return null
    const hint = idToken ? { id_token_hint: idToken } : undefined
    const parameters = { post_logout_redirect_uri: back, state: "signed-out", ...hint }
    return buildEndSessionUrl(provider, parameters).href
  } catch (err) {
    log.warn({ err }, "the identity provider was not asked to end its session")
    return null
  }
}
