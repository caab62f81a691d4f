import type { NewContent } from "#lib/channels/twilio/content.ts"
import {
  splitMediaUrl,
  type VariableNumbers,
  variableNumbers,
} from "#lib/channels/whatsapp/template-parts.ts"
import type { TemplateButton, TemplateFields } from "../rules/template-fields.ts"

/** A template as the provider's Content API wants it (platform facts E1). */
export function contentOf(fields: TemplateFields, name: string): NewContent {
  const numbers = variableNumbers(fields)
  return {
    friendly_name: name,
    language: fields.language,
    variables: samplesOf(fields, numbers),
    types: typesOf(fields, numbers),
  }
}

function samplesOf({ samples, header, buttons }: TemplateFields, numbers: VariableNumbers) {
  const byNumber = Object.fromEntries(
    samples.slice(0, numbers.bodyCount).map((sample, index) => [`${index + 1}`, sample]),
  )
  if (numbers.media && "sampleUrl" in header) byNumber[numbers.media] = splitMediaUrl(header.sampleUrl).path
  for (const button of buttons)
    if (numbers.urlSuffix && button.kind === "url") byNumber[numbers.urlSuffix] = button.sampleSuffix
  return byNumber
}

/** A card has a body and at least one part more. */
function typesOf(
  { header, body, footer, buttons }: TemplateFields,
  numbers: VariableNumbers,
): NewContent["types"] {
  const parts = {
    ...(header.kind === "text" && { header_text: header.text }),
    ...("sampleUrl" in header && {
      media: [`${splitMediaUrl(header.sampleUrl).origin}/{{${numbers.media}}}`],
    }),
    ...(footer !== "" && { footer }),
    ...(buttons.length > 0 && { actions: buttons.map((button, index) => actionOf(button, index, numbers)) }),
  }
  if (Object.keys(parts).length === 0) return { "twilio/text": { body } }
  return { "whatsapp/card": { body, ...parts } }
}

function actionOf(button: TemplateButton, index: number, { urlSuffix }: VariableNumbers): object {
  const { title } = button
  if (button.kind === "quick_reply") return { type: "QUICK_REPLY", title, id: `reply_${index + 1}` }
  if (button.kind === "phone") return { type: "PHONE_NUMBER", title, phone: button.phone }
  return { type: "URL", title, url: button.url.replace("{{1}}", `{{${urlSuffix}}}`) }
}
