/** Says when to come back, in whole seconds (RFC 9110, 10.2.3): never too early. */
export const setRetryAfter = (headers: Headers, retryAfterMs: number) =>
  headers.set("retry-after", String(Math.ceil(retryAfterMs / 1000)))
