import twilio from "twilio"
import type { ProviderMessage } from "#lib/channels/port/transport.ts"
import { isMessagingService } from "./messaging-service.ts"
import { parseReport } from "./parse-report.ts"

/** As the Messages resource has it. */
type Listed = Pick<
  Awaited<ReturnType<twilio.Twilio["messages"]["list"]>>[number],
  "sid" | "body" | "status" | "errorCode" | "dateCreated" | "messagingServiceSid"
> & { dateSent: Date | null; dateUpdated: Date | null }

const mostListed = 50

/** The latest messages from one of our senders to a number. Twilio does not look for those of a messaging service. */
export async function listMessages(
  client: twilio.Twilio,
  { from, to }: { from: string; to: string },
): Promise<ProviderMessage[]> {
  const isService = isMessagingService(from)
  const listed = await client.messages.list({ to, ...(!isService && { from }), limit: mostListed })
  return listed
    .filter(({ messagingServiceSid }) => !isService || messagingServiceSid === from)
    .map(toProviderMessage)
}

/** Null for a message that Twilio does not know any more: it forgets them after some time. */
export async function findMessage(
  client: twilio.Twilio,
  providerId: string,
): Promise<ProviderMessage | null> {
  try {
    return toProviderMessage(await client.messages(providerId).fetch())
  } catch (error) {
    if (error instanceof twilio.RestException && error.status === 404) return null
    throw error
  }
}

function toProviderMessage(listed: Listed): ProviderMessage {
  const { sid: providerId, body, status, dateCreated: createdAt, dateSent, dateUpdated, errorCode } = listed
  const last = { MessageStatus: status, ErrorCode: String(errorCode ?? "") }
  const reports = [
    parseReport({ MessageStatus: "accepted" }, createdAt),
    dateSent && parseReport({ MessageStatus: "sent" }, dateSent),
    parseReport(last, dateUpdated ?? dateSent ?? createdAt),
  ].filter((report) => report !== null)
  return { providerId, body, status, createdAt, reports }
}
