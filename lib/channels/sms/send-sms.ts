import type twilio from "twilio"
import type { OutgoingMessage, SendOutcome, WriteWatch } from "#lib/channels/port/transport.ts"
import { senderField } from "#lib/channels/twilio/address.ts"
import { createMessage } from "#lib/channels/twilio/create-message.ts"
import { statusUrl } from "#lib/channels/twilio/status-url.ts"
import { validitySeconds } from "#lib/channels/twilio/validity-seconds.ts"

/** Hands one SMS to Twilio, once; see createMessage. Never throws. */
export const sendSms = (
  client: twilio.Twilio,
  { accountId, messageId, leg, from, to, body, secondsLeft }: OutgoingMessage,
  watch: WriteWatch,
): Promise<SendOutcome> =>
  createMessage(
    client,
    {
      ...{ to, body, ...senderField("sms", from) },
      statusCallback: statusUrl(accountId, { messageId, leg }),
      validityPeriod: validitySeconds(secondsLeft),
    },
    watch,
  )
