import type twilio from "twilio"
import type { OutgoingMessage, SendOutcome, WriteWatch } from "#lib/channels/port/transport.ts"
import { createMessage } from "#lib/channels/twilio/create-message.ts"
import { isMessagingService } from "#lib/channels/twilio/messaging-service.ts"
import { statusUrl } from "#lib/channels/twilio/status-url.ts"

/** Twilio's longest validity period, in seconds (Messages resource, `ValidityPeriod`). */
const longestValiditySeconds = 36_000

/** Hands one SMS to Twilio, once; see createMessage. Never throws. */
export const sendSms = (
  client: twilio.Twilio,
  { accountId, messageId, leg, from, to, body, secondsLeft }: OutgoingMessage,
  watch: WriteWatch,
): Promise<SendOutcome> =>
  createMessage(
    client,
    {
      ...{ to, body, ...(isMessagingService(from) ? { messagingServiceSid: from } : { from }) },
      statusCallback: statusUrl(accountId, { messageId, leg }),
      validityPeriod: secondsLeft === null ? undefined : Math.min(longestValiditySeconds, secondsLeft),
    },
    watch,
  )
