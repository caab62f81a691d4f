import type { Account, NextAuthOptions, Profile, User } from "next-auth"
import type { JWT } from "next-auth/jwt"
import { system } from "#app/_server/system.ts"
import { startSession } from "#lib/accounts/sessions/start-session.ts"
import { env } from "#lib/platform/env.ts"
import type { Env } from "#lib/platform/env-schema.ts"
import { log } from "#lib/platform/log.ts"
import { admit } from "./admit.ts"
import { authCookies } from "./auth-cookies.ts"
import { oidcProvider } from "./oidc-provider.ts"
import { safeCallback } from "./safe-callback.ts"
import { idleSeconds, isOver } from "./session-limits.ts"

let options: NextAuthOptions | undefined

/** next-auth's configuration, made once. Only this folder knows that next-auth exists. */
export function authOptions(): NextAuthOptions {
  options ??= build(env())
  return options
}

function build(settings: Env): NextAuthOptions {
  const limits = {
    idleMinutes: settings.SESSION_IDLE_MINUTES,
    absoluteHours: settings.SESSION_ABSOLUTE_HOURS,
  }
  return {
    secret: settings.NEXTAUTH_SECRET,
    providers: [oidcProvider(settings)],
    session: { strategy: "jwt", maxAge: idleSeconds(limits) },
    cookies: authCookies(settings.PUBLIC_URL),
    useSecureCookies: settings.PUBLIC_URL.startsWith("https:"),
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    logger: { error: logError, warn: (code) => log.warn({ code }, "sign-in"), debug: () => {} },
    callbacks: {
      signIn: ({ user }) => admit(user),
      redirect: ({ url }) => settings.PUBLIC_URL + safeCallback(url, settings.PUBLIC_URL),
      jwt: ({ token, user, account, profile }) => {
        if (user && account) return newToken(user, account, profile)
        if (isOver(limits, token.signedInAt, new Date())) throw new Error("The session is over")
        return token
      },
      session: ({ session, token }) => ({
        expires: session.expires,
        subject: token.subject,
        accountId: token.accountId,
        sessionId: token.sessionId,
      }),
    },
  }
}

/** What the cookie holds after a sign-in: whose it is, and the session in the database that makes it worth something. */
async function newToken(user: User, account: Account, profile: Profile | undefined): Promise<JWT> {
  const { id: subject, accountId } = user
  const { sid } = (profile ?? {}) as { sid?: unknown }
  const providerSessionId = typeof sid === "string" ? sid : null
  const refreshToken = account.refresh_token ?? null
  const sessionId = await startSession(system(), { accountId, subject, providerSessionId, refreshToken })
  return { subject, accountId, sessionId, idToken: account.id_token, signedInAt: Date.now() }
}

/** A cookie that no longer opens is an ended session, and a callback comes from whoever calls it: neither is a fault. */
function logError(code: string, detail: unknown): void {
  if (code === "JWT_SESSION_ERROR") log.info({ code }, "session ended")
  else if (code.startsWith("OAUTH_CALLBACK")) log.warn({ code, detail }, "a sign-in was not finished")
  else log.error({ code, detail }, "sign-in failed")
}
