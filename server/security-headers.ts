import type { ServerResponse } from "node:http"

const oneYear = 31_536_000

/**
 * What every answer tells the browser: take nothing for another type than it says, name no page of ours to other sites,
 * and, where the installation is reached by https, never come back without it (RFC 6797). Pages add their content policy.
 */
export function secure(response: ServerResponse, publicUrl: string): void {
  response.setHeader("x-content-type-options", "nosniff")
  response.setHeader("referrer-policy", "same-origin")
  if (publicUrl.startsWith("https:")) response.setHeader("strict-transport-security", `max-age=${oneYear}`)
}
