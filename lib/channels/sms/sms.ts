import { parsePhoneNumber } from "#lib/addresses/phone-number.ts"
import type { ChannelPort } from "#lib/channels/port/channel-port.ts"
import { type TextContent, textContent } from "#lib/channels/port/text-content.ts"
import { countVariables, joinOptOut, renderTemplate } from "#lib/channels/port/text-template.ts"
import { transportOpener } from "#lib/channels/twilio/open-transport.ts"
import { parseInbound } from "#lib/channels/twilio/parse-inbound.ts"
import { parseReport } from "#lib/channels/twilio/parse-report.ts"
import { providerErrors, providerErrorText } from "#lib/channels/twilio/provider-errors.ts"
import { twilioWebhooks } from "#lib/channels/twilio/webhook-source.ts"
import { defaultSmsHours } from "./default-hours.ts"
import { encodingWarning } from "./encoding-warning.ts"
import { sendSms } from "./send-sms.ts"
import { countSegments, defaultOptOutText, measureSms, smsLimit } from "./sms-text.ts"
import { smsTextProblems } from "./text-problems.ts"

/** Text messages, through Twilio. */
export const sms: ChannelPort<TextContent> = {
  label: "SMS",
  content: textContent,
  newContent: { kind: "text", text: "", optOutText: defaultOptOutText },
  problemsOf: smsTextProblems,
  textOf: ({ text, optOutText }) => ({ text, optOutText }),
  countVariables: ({ text }) => countVariables(text),
  variableParts: ({ text }) => ({
    header: null,
    bodyCount: countVariables(text),
    hasButton: false,
    accepts: () => true,
  }),
  render: ({ text, optOutText }, variables) => ({
    body: joinOptOut(renderTemplate(text, variables), optOutText),
    payload: null,
  }),
  measure(body) {
    const segments = countSegments(body)
    return { segments, isCostly: segments > 1 && measureSms(body).costlyCharacters.length > 0 }
  },
  costWarning: encodingWarning,
  mostCharacters: smsLimit,
  parseAddress: parsePhoneNumber,
  apiNames: ["sms", "twilio", "sms-twilio"],
  defaultHours: defaultSmsHours,
  openTransport: transportOpener("sms", sendSms),
  webhooks: twilioWebhooks,
  parseReport,
  parseInbound,
  errorText: providerErrorText,
  ambiguousCodes: Object.keys(providerErrors.ambiguous).map(Number),
}
