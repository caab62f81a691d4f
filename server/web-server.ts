import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import { checkRequest } from "./check-request.ts"
import { endUnreadable } from "./end-unreadable.ts"
import { finishBody } from "./finish-body.ts"
import { nameCaller } from "./name-caller.ts"
import { answerProviderWebhook } from "./provider-webhooks.ts"
import { refuse } from "./refuse.ts"
import { readRoutes } from "./routes.ts"

type Options = {
  /** Answers what is neither a webhook nor refused. */
  next(request: IncomingMessage, response: ServerResponse): Promise<void>
  publicUrl: string
  /** How many proxies of the installation a request passes. */
  trustedProxies: number
  isDevelopment: boolean
}

const limits = {
  /** Longer than proxies keep an idle connection: one that we close first would fail their next request. */
  keepAliveTimeout: 75_000,
  /** From the first byte, or from the connection when none comes. */
  headersTimeout: 10_000,
  /** A part of a file of recipients, 1 MB, may take that long on a slow line. */
  requestTimeout: 120_000,
  connectionsCheckingInterval: 2_000,
}

/**
 * The HTTP server of the web process: whatever comes is answered by HTTP/1.1 and leaves its connection usable. Refuses what
 * no route takes, in the envelope of that API; answers Twilio's webhooks itself and leaves the rest to Next.
 */
export function createWebServer({ next, publicUrl, trustedProxies, isDevelopment }: Options): Server {
  const known = readRoutes()
  // In development files come and go.
  const routes = () => (isDevelopment ? readRoutes() : known)
  // An offer to change the protocol may be ignored (RFC 9110, 7.8): Java and curl make one, and would get no answer else.
  const shouldUpgradeCallback = ({ headers }: IncomingMessage) =>
    isDevelopment && headers.upgrade?.toLowerCase() === "websocket"
  const server = createServer({ ...limits, shouldUpgradeCallback }, (request, response) => {
    finishBody(request, response)
    nameCaller(request, trustedProxies)
    request.url = originForm(request.url ?? "")
    secure(response, publicUrl)
    if (!answerProviderWebhook(request, response)) void handle(request, response)
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      checkRequest(request, routes(), isDevelopment)
    } catch (error) {
      return refuse(request, response, error)
    }
    return next(request, response)
  }

  server.on("clientError", endUnreadable)
  return server
}

/** A server must take addresses in their full form too (RFC 9112, 3.2.2); everything behind it knows paths. */
const originForm = (url: string) => url.replace(/^https?:\/\/[^/?]+(?=[/?]|$)/i, "") || "/"

const oneYear = 31_536_000

/**
 * What every answer tells the browser: take nothing for another type than it says, name no page of ours to other sites,
 * and, where the installation is reached by https, never come back without it (RFC 6797). Pages add their content policy.
 */
function secure(response: ServerResponse, publicUrl: string): void {
  response.setHeader("x-content-type-options", "nosniff")
  response.setHeader("referrer-policy", "same-origin")
  if (publicUrl.startsWith("https:")) response.setHeader("strict-transport-security", `max-age=${oneYear}`)
}
