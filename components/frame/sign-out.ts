/** Ends the session here and at the identity provider, then shows the sign-in page. Throws when the server is not reached. */
export async function signOut(): Promise<void> {
  const response = await fetch("/api/auth/sign-out", { method: "POST" })
  if (!response.ok) throw new Error("Sign-out failed")
  const { url } = (await response.json()) as { url: string }
  window.location.assign(url)
}

/** Leaves for the sign-in page, which leads back to where the person is now. */
export function goToSignIn(reason: "idle" | "expired"): void {
  const callbackUrl = window.location.pathname + window.location.search
  window.location.assign(`/sign-in?${new URLSearchParams({ reason, callbackUrl })}`)
}
