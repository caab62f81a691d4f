/**
 * Where to go after sign-in: a path of our own, whatever was asked for. Foreign addresses, the sign-in page itself and
 * the API lead to the front door.
 */
export function safeCallback(asked: string | undefined, publicUrl: string): string {
  const base = new URL(publicUrl)
  if (!asked || !URL.canParse(asked, base)) return "/"
  const { origin, pathname, search, hash } = new URL(asked, base)
  const isOurs =
    origin === base.origin && !pathname.startsWith("//") && !/^\/(sign-in|api)(\/|$)/.test(pathname)
  return isOurs ? pathname + search + hash : "/"
}
