import type { Instrumentation } from "next"
import { requestIdHeader } from "#app/_server/http/request-id.ts"
import { log } from "#lib/platform/log.ts"

/** Every error that Next catches for a page, under the digest that the page shows. */
export const onRequestError: Instrumentation.onRequestError = (err, request, { routePath }) => {
  const digest = err instanceof Error && "digest" in err ? err.digest : undefined
  log.error({ err, digest, routePath, requestId: request.headers[requestIdHeader] }, "page failed")
}
