import { createHash } from "node:crypto"
import type { FastifyInstance } from "fastify"
import type { Core } from "../core.ts"
import { addressOn } from "../messages/address.ts"
import { ALWAYS_VALID_SENDER } from "../numbers/messaging-services.ts"
import { RestError } from "../rest-error.ts"
import { refusalOfSender } from "../sending/magic.ts"
import type { Query } from "./list-query.ts"
import { metaPage } from "./meta-page.ts"

/** GET /v2/Channels/Senders?Channel=whatsapp: each number is a WhatsApp sender too, those that cannot send are offline. */
export function registerWhatsAppSenders(app: FastifyInstance, core: Core): void {
  app.get<{ Querystring: Query }>("/v2/Channels/Senders", (request, reply) => {
    if (request.query.Channel !== "whatsapp") throw new RestError(20001, "Channel must be whatsapp")
    const numbers = core.senders.length === 0 ? [ALWAYS_VALID_SENDER] : core.senders
    void reply.send(metaPage(request, "senders", numbers.map(senderResource)))
  })
}

/** The Sender resource of Twilio's messaging API v2, as far as the `twilio` package reads it. */
function senderResource(number: string) {
  const sid = `XE${createHash("md5").update(number).digest("hex")}`
  return {
    sid,
    status: refusalOfSender(number) === undefined ? "ONLINE" : "OFFLINE",
    sender_id: addressOn("whatsapp", number),
    friendly_name: null,
    configuration: null,
    webhook: null,
    profile: { name: "Carrier sandbox" },
    properties: null,
    offline_reasons: null,
    compliance: null,
    url: `https://messaging.twilio.com/v2/Channels/Senders/${sid}`,
  }
}
