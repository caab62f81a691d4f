import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type { Core } from "../core.ts"
import { hexId } from "../messages/sid.ts"
import { RestError } from "../rest-error.ts"
import { contentPlugin } from "./content-plugin.ts"
import { registerCreate } from "./create-route.ts"
import { registerLookup } from "./lookup-route.ts"
import { registerMessages } from "./messages-routes.ts"
import { registerNumbers } from "./numbers-route.ts"
import { notFound, sendRestError } from "./rest-answers.ts"
import { registerServices } from "./services-route.ts"
import { registerWhatsAppSenders } from "./whatsapp-senders-route.ts"

function toRestError(core: Core, error: unknown): RestError {
  if (error instanceof RestError) return error
  const { statusCode, message } = error as Partial<FastifyError>
  if (statusCode !== undefined && statusCode < 500) return new RestError(20001, message)
  core.log.error({ err: error }, "a request failed inside the carrier")
  return new RestError(20500)
}

/** The header that HTTP Basic demands for the account, made once so that a request costs one comparison. */
const authorizationOf = (core: Core): string =>
  `Basic ${Buffer.from(`${core.accountSid}:${core.authToken}`).toString("base64")}`

/** Twilio's REST API: authentication, its response headers, its errors and the routes that we use. */
export async function restPlugin(app: FastifyInstance, { core }: { core: Core }): Promise<void> {
  // Twilio reads forms only, save for content.
  app.removeContentTypeParser(["application/json", "text/plain"])
  const authorization = authorizationOf(core)
  let inFlight = 0
  app.addHook("onRequest", (request: FastifyRequest, reply: FastifyReply, done) => {
    inFlight++
    reply.raw.once("close", () => inFlight--)
    reply.header("Twilio-Concurrent-Requests", inFlight)
    reply.header("Twilio-Request-Id", `RQ${hexId()}`)
    if (request.headers.authorization !== authorization) return done(new RestError(20003))
    const { accountSid } = request.params as { accountSid?: string }
    done(accountSid === undefined || accountSid === core.accountSid ? undefined : notFound(request))
  })
  app.setErrorHandler((error, _request, reply) => sendRestError(reply, toRestError(core, error)))
  registerCreate(app, core)
  registerMessages(app, core)
  registerNumbers(app, core)
  registerLookup(app)
  registerServices(app, core)
  registerWhatsAppSenders(app, core)
  await app.register(contentPlugin, { core })
}
