import type { User } from "next-auth"
import type { OAuthConfig } from "next-auth/providers/oauth"
import type { Env } from "#lib/platform/env-schema.ts"

type Claims = Record<string, unknown> & { sub: string }

/** Any OpenID Connect provider: code flow with PKCE, state and nonce; roles and account come from claims. */
export function oidcProvider(settings: Env): OAuthConfig<Claims> {
  return {
    id: "oidc",
    name: "Single sign-on",
    type: "oauth",
    wellKnown: `${settings.OIDC_ISSUER}/.well-known/openid-configuration`,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId: settings.OIDC_CLIENT_ID,
    clientSecret: settings.OIDC_CLIENT_SECRET,
    authorization: { params: { scope: settings.OIDC_SCOPE } },
    profile: (claims) => personOf(claims, settings.OIDC_ROLES_CLAIM, settings.OIDC_ACCOUNT_CLAIM),
  }
}

/** The person as the claims describe them; a claim that is not there is empty and is refused later, with words. */
export function personOf(claims: Claims, rolesClaim: string, accountClaim: string): User {
  const login = text(claims.email) || text(claims.preferred_username) || claims.sub
  return {
    id: claims.sub,
    login,
    name: text(claims.name) || login,
    accountId: text(claims[accountClaim]),
    roles: [claims[rolesClaim]].flat().map(text),
  }
}

const text = (value: unknown) =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : ""
