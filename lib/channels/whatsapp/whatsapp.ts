import { parsePhoneNumber } from "#lib/addresses/phone-number.ts"
import type { ChannelPort } from "#lib/channels/port/channel-port.ts"
import { transportOpener } from "#lib/channels/twilio/open-transport.ts"
import { parseInbound } from "#lib/channels/twilio/parse-inbound.ts"
import { parseReport } from "#lib/channels/twilio/parse-report.ts"
import { providerErrors, providerErrorText } from "#lib/channels/twilio/provider-errors.ts"
import { twilioWebhooks } from "#lib/channels/twilio/webhook-source.ts"
import { countTemplateVariables, renderTemplateContent, templateVariableParts } from "./render-template.ts"
import { sendWhatsApp } from "./send-whatsapp.ts"
import { noTemplate, type TemplateContent, templateContent } from "./template-content.ts"

/** WhatsApp messages of templates, through Twilio. A message is one, however long. */
export const whatsApp: ChannelPort<TemplateContent> = {
  label: "WhatsApp",
  content: templateContent,
  newContent: noTemplate,
  problemsOf: ({ templateId }) =>
    templateId === "" ? [{ path: "template", message: "Choose an approved template" }] : [],
  textOf: ({ body }) => ({ text: body, optOutText: "" }),
  countVariables: countTemplateVariables,
  variableParts: templateVariableParts,
  render: renderTemplateContent,
  measure: () => ({ segments: 1, isCostly: false }),
  costWarning: () => null,
  mostCharacters: 1024,
  parseAddress: parsePhoneNumber,
  apiNames: ["wa", "whatsapp"],
  defaultHours: null,
  openTransport: transportOpener("whatsapp", sendWhatsApp),
  webhooks: twilioWebhooks,
  parseReport,
  parseInbound,
  errorText: providerErrorText,
  ambiguousCodes: Object.keys(providerErrors.ambiguous).map(Number),
}
