import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { filledParts } from "../content/content-message.ts"
import type { Core } from "../core.ts"
import { addressOn } from "../messages/address.ts"
import type { Message } from "../messages/message.ts"
import { receiveMessage } from "../phones/receive-message.ts"
import { phoneParams } from "./phone-params.ts"

const hasArrived = ({ status }: Message): boolean => status === "delivered" || status === "read"

/** A quick reply of a message that the phone has got, by its place among the buttons. */
const tapBody = z.strictObject({ sid: z.string(), button: z.number().int().min(0) })

/** POST …/taps: a person taps a quick reply. Links and calls are the phone's own business. */
export function registerTaps(app: FastifyInstance, core: Core): void {
  app.post("/sandbox/phones/:number/taps", async (request, reply) => {
    const { number } = phoneParams.parse(request.params)
    const { sid, button } = tapBody.parse(request.body)
    const phone = addressOn("whatsapp", number)
    const message = core.store.find(sid)
    const parts =
      message?.to === phone && message.template ? filledParts(core.contents, message.template) : null
    const action = parts?.actions[button]
    if (!message || !hasArrived(message) || action?.type !== "QUICK_REPLY")
      return reply
        .code(404)
        .send({ error: "button: this phone has no such message with a quick reply there" })
    const tap = { sid, text: action.title, payload: action.id ?? action.title }
    const answer = { phone, sender: message.from, body: action.title, tap }
    const { message: tapped, webhook } = await receiveMessage(core, answer)
    return reply.code(201).send({ sid: tapped.sid, webhook })
  })
}
