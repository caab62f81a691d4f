import type { CookieOption, CookiesOptions } from "next-auth"

/** Seconds a sign-in may take between leaving for the identity provider and coming back. */
const signInSeconds = 900

/**
 * next-auth's cookies. Over http their names carry the port, since two installations on one host would otherwise
 * overwrite each other's session: cookies know no ports. Over https the browser guards them by their prefix.
 */
export function authCookies(publicUrl: string): CookiesOptions {
  const { protocol, port } = new URL(publicUrl)
  const secure = protocol === "https:"
  const prefix = secure ? "__Host-" : `p${port || "80"}.`
  const cookie = (name: string, maxAge?: number): CookieOption => ({
    name: prefix + name,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure, ...(maxAge && { maxAge }) },
  })
  return {
    sessionToken: cookie("session-token"),
    callbackUrl: cookie("callback-url"),
    csrfToken: cookie("csrf-token"),
    pkceCodeVerifier: cookie("pkce-code-verifier", signInSeconds),
    state: cookie("state", signInSeconds),
    nonce: cookie("nonce", signInSeconds),
  }
}
