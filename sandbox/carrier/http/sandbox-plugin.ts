import type { FastifyError, FastifyInstance } from "fastify"
import { ZodError } from "zod"
import { MAGIC_WORDS } from "../content/review.ts"
import type { Core } from "../core.ts"
import { MAGIC_ENDINGS, TWILIO_TEST_RECIPIENTS, TWILIO_TEST_SENDERS } from "../sending/magic.ts"
import { WHATSAPP_ENDINGS } from "../sending/whatsapp-magic.ts"
import { settingsChangeSchema } from "../settings.ts"
import { registerPhones } from "./phones-routes.ts"
import { registerStats } from "./stats-routes.ts"
import { registerTemplates } from "./templates-routes.ts"

/** One sentence for each field that cannot be read. */
const sentencesOf = (error: ZodError): string =>
  error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`).join("; ")

function reset(core: Core): void {
  core.store.clear()
  core.optOuts.clear()
  core.webhooks.clear()
  core.refusedOnce.clear()
  core.userLimit.clear()
}

/** What the sandbox adds to Twilio's API: settings, phones, counts and reset. Plain JSON, no login. */
export async function sandboxPlugin(app: FastifyInstance, { core }: { core: Core }): Promise<void> {
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    if (error instanceof ZodError) return reply.code(400).send({ error: sentencesOf(error) })
    const status = error.statusCode ?? 500
    if (status >= 500) core.log.error({ err: error }, "a request failed inside the carrier")
    return reply.code(status).send({ error: status >= 500 ? "The carrier failed." : error.message })
  })
  app.get("/sandbox/health", () => ({ status: "ok" }))
  app.get("/sandbox/settings", () => core.settings)
  app.post("/sandbox/settings", (request) =>
    Object.assign(core.settings, settingsChangeSchema.parse(request.body)),
  )
  app.get("/sandbox/magic", () => ({
    recipients: TWILIO_TEST_RECIPIENTS,
    senders: TWILIO_TEST_SENDERS,
    endings: MAGIC_ENDINGS,
    whatsapp: WHATSAPP_ENDINGS,
    words: MAGIC_WORDS.map(({ word, what }) => ({ word, what })),
  }))
  app.delete("/sandbox/messages", (_request, reply) => {
    reset(core)
    void reply.code(204).send()
  })
  registerPhones(app, core)
  registerStats(app, core)
  registerTemplates(app, core)
}
