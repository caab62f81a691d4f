import { createRemoteJWKSet, type JWTPayload, type JWTVerifyOptions, jwtVerify } from "jose"
import { env } from "#lib/platform/env.ts"
import { discover } from "./discovery.ts"

/** How far the provider's clock and ours may be apart. */
export const clockToleranceSeconds = 30

const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

/** The claims of a token that the identity provider signed for us. Throws a JOSEError for any other token. */
export async function verifyProviderToken(
  token: string,
  options: JWTVerifyOptions = {},
): Promise<JWTPayload> {
  const settings = env()
  const { issuer, jwks_uri } = await discover(settings)
  const { payload } = await jwtVerify(token, providerKeys(jwks_uri), {
    ...{ issuer, audience: settings.OIDC_CLIENT_ID, algorithms },
    clockTolerance: clockToleranceSeconds,
    ...options,
  })
  return payload
}

type Keys = ReturnType<typeof createRemoteJWKSet>
let keys: { uri: string; set: Keys } | undefined

/** Kept between requests, so that keys are fetched when an unknown one comes, and twice a minute at most. */
function providerKeys(uri: string): Keys {
  if (keys?.uri !== uri) keys = { uri, set: createRemoteJWKSet(new URL(uri)) }
  return keys.set
}
