/**
 * Ends the session, or all sessions of the person, here and at the identity provider, then shows the sign-in page. Throws
 * when the server is not reached.
 */
export async function signOut({ everywhere = false } = {}): Promise<void> {
  const query = everywhere ? "?everywhere=1" : ""
  const response = await fetch(`/api/auth/sign-out${query}`, { method: "POST" })
  if (!response.ok) throw new Error("Sign-out failed")
  const { url } = (await response.json()) as { url: string }
  window.location.assign(url)
}

/** Leaves for the sign-in page, which leads back to where the person is now. */
export function goToSignIn(reason: "idle" | "expired"): void {
  const callbackUrl = window.location.pathname + window.location.search
  window.location.assign(`/sign-in?${new URLSearchParams({ reason, callbackUrl })}`)
}

/**
 * Leaves the page once the server says that the session is over (to sign in, and back to this very address) or that the
 * person was shut out (to whom they may ask). Other problems stay where they are.
 */
export function leaveWhenOver({ code }: { code: string }): void {
  if (code === "unauthenticated") goToSignIn("expired")
  if (code === "access_disabled") window.location.assign("/no-access")
}
