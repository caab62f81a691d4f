import type twilio from "twilio"
import type {
  NoTransport,
  OutgoingMessage,
  SendOutcome,
  Transport,
  WriteWatch,
} from "#lib/channels/port/transport.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { getTwilioSettings } from "./account.ts"
import { twilioAddress } from "./address.ts"
import { connectionGate, twilioClient } from "./client.ts"
import { findMessage, listMessages } from "./provider-messages.ts"

type Send = (client: twilio.Twilio, message: OutgoingMessage, watch: WriteWatch) => Promise<SendOutcome>

/** How a channel of Twilio's is opened: one transport in this process for each set of credentials, its connections shared. */
export function transportOpener(channel: Channel, send: Send) {
  const opened = new WeakMap<twilio.Twilio, Transport>()
  const transportOf = (client: twilio.Twilio): Transport => {
    const transport = opened.get(client) ?? {
      connections: connectionGate(client),
      send: (message, watch) => send(client, message, watch),
      listMessages: ({ from, to }) =>
        listMessages(client, { from: twilioAddress(channel, from), to: twilioAddress(channel, to) }),
      findMessage: (providerId) => findMessage(client, providerId),
    }
    opened.set(client, transport)
    return transport
  }
  return async (db: Database | Transaction, accountId: string): Promise<Transport | NoTransport> => {
    const settings = await getTwilioSettings(db, accountId)
    return "problem" in settings ? settings : transportOf(twilioClient(settings))
  }
}
