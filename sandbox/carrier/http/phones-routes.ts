import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { Core } from "../core.ts"
import { addressOn, CHANNELS, channelOf } from "../messages/address.ts"
import { listPhones, phoneConversation } from "../phones/phone-book.ts"
import { receiveMessage } from "../phones/receive-message.ts"
import { ownsSender } from "../sending/accept-message.ts"
import { isSender } from "../sending/e164.ts"
import { phoneParams } from "./phone-params.ts"
import { registerTaps } from "./taps-route.ts"

const MAX_BODY_LENGTH = 1600

const listQuery = z.object({
  search: z.string().max(20).default(""),
  page: z.coerce.number().int().min(0).max(100_000).default(0),
})
const conversationQuery = z.object({
  channel: z.enum(CHANNELS).default("sms"),
  before: z.coerce.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
})

/** The answer of a phone: to one of the brand's numbers, with a text. */
const answerBody = (core: Core) =>
  z.strictObject({
    to: z
      .string()
      .refine(isSender, "must be a number of the brand, like +12025550100, for WhatsApp after whatsapp:")
      .refine((to) => ownsSender(core, to), "is not a number of this account"),
    body: z.string().min(1, "must not be empty").max(MAX_BODY_LENGTH),
  })

/** The phones, their conversations, and answering as a phone. */
export function registerPhones(app: FastifyInstance, core: Core): void {
  const answerSchema = answerBody(core)
  app.get("/sandbox/phones", (request) => {
    const { search, page } = listQuery.parse(request.query)
    return { ...listPhones(core, search.replace(/[^\d+]/g, ""), page), version: core.store.version }
  })
  app.get("/sandbox/phones/:number/messages", (request) => {
    const { number } = phoneParams.parse(request.params)
    const { channel, before } = conversationQuery.parse(request.query)
    return phoneConversation(core, number, channel, before)
  })
  app.post("/sandbox/phones/:number/messages", async (request, reply) => {
    const { number } = phoneParams.parse(request.params)
    const { to, body } = answerSchema.parse(request.body)
    const phone = addressOn(channelOf(to), number)
    const { message, webhook } = await receiveMessage(core, { phone, sender: to, body, tap: null })
    return reply.code(201).send({ sid: message.sid, webhook })
  })
  registerTaps(app, core)
}
