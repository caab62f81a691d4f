import type { Rendered, VariableParts } from "#lib/channels/port/channel-port.ts"
import { renderTemplate } from "#lib/channels/port/text-template.ts"
import type { TemplateContent } from "./template-content.ts"
import { splitMediaUrl, variableNumbers } from "./template-parts.ts"
import { valueProblem } from "./value-problem.ts"

/** What a message of a template is sent with. */
export type TemplatePayload = { contentSid: string; variables: Record<string, string> }

/** How many values a recipient needs: media, the body's variables and a URL's end, in this order (columns H1, B1 to Bn, BU1). */
export function countTemplateVariables(content: TemplateContent): number {
  const { bodyCount, media, urlSuffix } = variableNumbers(content)
  return bodyCount + [media, urlSuffix].filter((number) => number !== null).length
}

/** Media come from the origin of the sample: Twilio wants a URL static up to its domain. */
export function templateVariableParts(content: TemplateContent): VariableParts {
  const { header } = content
  const { bodyCount, urlSuffix } = variableNumbers(content)
  const media = "sampleUrl" in header ? header : null
  return {
    header: media && { kind: media.kind, origin: splitMediaUrl(media.sampleUrl).origin },
    bodyCount,
    hasButton: urlSuffix !== null,
    accepts: (value) => valueProblem(value) === null,
  }
}

/**
 * The body is what the phone shows of it, and what the provider lists the message with. Every variable is named, since the
 * provider would put its sample in the place of one that is left out.
 */
export function renderTemplateContent(content: TemplateContent, given: readonly string[]): Rendered {
  const { bodyCount, media, urlSuffix } = variableNumbers(content)
  const values = media === null ? given : given.slice(1)
  const byNumber = values.slice(0, bodyCount).map((value, index) => [index + 1, value])
  if (media !== null) byNumber.push([media, splitMediaUrl(given[0] ?? "").path])
  if (urlSuffix !== null) byNumber.push([urlSuffix, values[bodyCount] ?? ""])
  const payload: TemplatePayload = {
    contentSid: content.contentSid,
    variables: Object.fromEntries(byNumber),
  }
  return { body: renderTemplate(content.body, values.slice(0, bodyCount)), payload }
}
