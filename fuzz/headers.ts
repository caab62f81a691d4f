import fc from "fast-check"
import type { Address } from "./addresses.ts"

/** Those who come with a right: header lines that carry it, and the origin that our own pages have. */
export type Visitors = { origin: string; cookie: string; token: string }

/** Who asks: a stranger, a page of ours, a signed-in person, a backend with its token. */
export function callers({ pattern }: Address, { origin, cookie, token }: Visitors): fc.Arbitrary<string[]> {
  const ours = `Origin: ${origin}`
  const person = [ours, `Cookie: ${cookie}`]
  // Whoever asked for the end of the session would be a stranger from then on.
  const known = pattern.startsWith("/api/auth") ? [ours] : person
  return fc.constantFrom([], [ours], known, known, [`Authorization: Bearer ${token}`])
}

const h2c = [
  "Connection: Upgrade, HTTP2-Settings",
  "Upgrade: h2c",
  "HTTP2-Settings: AAMAAABkAAQBAAAAAAIAAAAA",
]

/** Headers of proxies, of Next's own client, of resumable uploads and of providers, as anybody may send them. */
export const strangeHeaders: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<string[]>([]) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      h2c,
      ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: eA=="],
      ["Expect: 100-continue"],
      ["Content-Encoding: gzip"],
      ["Accept-Encoding: gzip, br;q=x, *;q=-1"],
      ["X-Forwarded-For: ,,'; drop", "X-Forwarded-Host: [", "X-Forwarded-Proto: javascript"],
      ["Forwarded: for=_;;", "X-Request-Id: \x80\xff"],
      ["Authorization: Bearer eyJhbGciOiJub25lIn0.e30."],
      ["Authorization: Basic %%%"],
      ["Cookie: =; ;;a=%ff; __Host-session-token=x; p3000.session-token=x.y.z"],
      ["RSC: 1", "Next-Router-State-Tree: %7Bbroken"],
      ["RSC: 1", "Next-Router-Prefetch: 1", "Next-Url: \\\\x"],
      ["Next-Action: 00000000000000000000000000000000000000000"],
      ["X-Middleware-Subrequest: proxy:proxy:proxy:proxy:proxy", "X-Nextjs-Data: 1"],
      ["X-Nonce: '; script-src *", "X-Path: //elsewhere.example"],
      ["Tus-Resumable: 1.0.0", "Upload-Length: -1", "Upload-Metadata: filename %%%"],
      ["Tus-Resumable: 1.0.0", "Upload-Length: 10", "Upload-Offset: 0"],
      ["Tus-Resumable: 0.2.2", "Upload-Offset: 99999999999999999999", "X-HTTP-Method-Override: PATCH"],
      ["X-Twilio-Signature: AAAA"],
      ["X-Inngest-Signature: t=1&s=0", "X-Inngest-Sync-Kind: in_band"],
      ["Range: bytes=9-1", "If-None-Match: *", "If-Modified-Since: never"],
      ["Accept-Language: *;q=\xff", "Accept: */*;q=x"],
    ),
  },
)
