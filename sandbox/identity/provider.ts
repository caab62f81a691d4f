import Provider, { type Configuration, type KoaContextWithOIDC } from "oidc-provider"
import type { DemoUser, IdentityConfig } from "./config.ts"
import { interactions } from "./interactions.ts"
import { readKeys } from "./keys.ts"
import { errorPage, signedOutPage, signOutPage } from "./pages.ts"

const scopes = ["openid", "email", "profile", "roles"]
const hourSeconds = 60 * 60

/**
 * An OpenID Connect provider for one client and a fixed list of demo users: code flow with PKCE, RP-initiated
 * and back-channel logout.
 * Consent is granted without asking: client and users belong to the same machine. State lives in memory.
 */
export function createIdentityProvider(config: IdentityConfig): Provider {
  const provider = new Provider(config.issuer, configuration(config))
  provider.use(interactions(provider, config))
  return provider
}

function configuration(config: IdentityConfig): Configuration {
  const keys = readKeys(config.keyFile)
  return {
    clients: [client(config)],
    scopes,
    claims: { openid: ["sub"], email: ["email"], profile: ["name"], roles: ["roles", "account"] },
    // The product reads its claims from the ID token and never calls userinfo.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => findAccount(config, sub),
    loadExistingGrant: grantEverything,
    pkce: { required: () => true },
    jwks: { keys: [keys.jwk] },
    cookies: { keys: [keys.cookieKey], names: cookieNames(config.port) },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError: (ctx, out) => render(ctx, errorPage(out.error, out.error_description)),
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => render(ctx, signOutPage(form)),
        postLogoutSuccessSource: (ctx) => render(ctx, signedOutPage(config.redirectBase)),
      },
    },
    ttl: {
      AccessToken: hourSeconds,
      IdToken: hourSeconds,
      Interaction: hourSeconds,
      Grant: 12 * hourSeconds,
      Session: 12 * hourSeconds,
    },
  }
}

function client({ clientId, clientSecret, redirectBase }: IdentityConfig) {
  return {
    client_id: clientId,
    client_secret: clientSecret,
    client_name: "Proactive Messaging",
    redirect_uris: [`${redirectBase}/api/auth/callback/oidc`],
    backchannel_logout_uri: `${redirectBase}/api/auth/backchannel-logout`,
    backchannel_logout_session_required: true,
    post_logout_redirect_uris: [redirectBase, `${redirectBase}/`, `${redirectBase}/sign-in`],
    grant_types: ["authorization_code"],
    response_types: ["code" as const],
  }
}

/** Browsers share the cookies of localhost between its ports: two clones side by side must not sign each other out. */
function cookieNames(port: number) {
  return {
    session: `identity.${port}.session`,
    interaction: `identity.${port}.interaction`,
    resume: `identity.${port}.resume`,
  }
}

function findAccount({ users, accountId }: IdentityConfig, sub: string) {
  const user = users.find((candidate) => candidate.sub === sub)
  return user && { accountId: sub, claims: async () => claimsOf(user, accountId) }
}

const claimsOf = (user: DemoUser, accountId: string) => ({
  sub: user.sub,
  name: user.name,
  email: user.email,
  roles: [user.role],
  account: accountId,
})

async function grantEverything(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(scopes.join(" "))
  await grant.save()
  return grant
}

function render(ctx: KoaContextWithOIDC, html: string) {
  ctx.type = "html"
  ctx.body = html
}
