/** Request header in which proxy.ts tells the layout the nonce of its inline scripts. */
export const nonceHeader = "x-nonce"

/**
 * What a page may load and run: our own things, and scripts that carry this request's nonce. Style attributes are
 * allowed, as the component library positions its overlays with them. Development needs eval for its error overlay.
 */
export function contentPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ")
}
