import type { Content } from "./content.ts"
import { type Action, fillParts, type Parts, partsOf, variablesOf, wantedVariables } from "./parts.ts"

const MAX_BODY = 1024
const MAX_SHORT_TEXT = 60
const MAX_BUTTON = 25
const MAX_BUTTONS = 10
const MAX_PHONE = 20
const MAX_EMOJI = 10
const MAX_OF_TYPE: Partial<Record<Action["type"], number>> = { URL: 2, PHONE_NUMBER: 1, COPY_CODE: 1 }
const MEDIA_ADDRESS =
  /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])[^?#]+\.(jpe?g|png|pdf|mp4|3gpp?)([?#].*)?$/i

function* bodyProblems(body: string): Generator<string> {
  const variables = variablesOf(body).length
  const words = body.replaceAll(/\{\{.*?\}\}/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (body.length > MAX_BODY) yield `The body is longer than ${MAX_BODY} characters.`
  if (/^[\s\p{P}]*\{\{/u.test(body) || /\}\}[\s\p{P}]*$/u.test(body))
    yield "The body must not begin or end with a variable."
  if (/\}\}\s*\{\{/.test(body)) yield "Two variables must not stand side by side."
  if (variables > 0 && words < 2 * variables + 1) yield "The body has too many variables for its length."
  if ((body.match(/\p{Extended_Pictographic}/gu)?.length ?? 0) > MAX_EMOJI)
    yield `The body has more than ${MAX_EMOJI} emojis.`
}

function* frameProblems({ header, footer }: Parts): Generator<string> {
  if (header.length > MAX_SHORT_TEXT) yield `The header is longer than ${MAX_SHORT_TEXT} characters.`
  if (variablesOf(header).length > 1) yield "The header has more than one variable."
  if (footer.length > MAX_SHORT_TEXT) yield `The footer is longer than ${MAX_SHORT_TEXT} characters.`
  if (variablesOf(footer).length > 0) yield "The footer must not have variables."
}

function* actionProblems({ title, url = "", phone = "" }: Action): Generator<string> {
  if (title.length > MAX_BUTTON) yield `The button ${title} is longer than ${MAX_BUTTON} characters.`
  if (phone !== "" && !(phone.length <= MAX_PHONE && /^\+[1-9]\d+$/.test(phone)))
    yield `The phone of ${title} is not a number in E.164.`
  if (/\{\{/.test(url) && !/^https?:\/\/[^/{}]+\/[^{}]*\{\{[^{}]+\}\}$/.test(url))
    yield `The address of ${title} may have one variable, at its end.`
}

function* buttonProblems(actions: readonly Action[]): Generator<string> {
  if (actions.length > MAX_BUTTONS) yield `There are more than ${MAX_BUTTONS} buttons.`
  for (const [type, most = 0] of Object.entries(MAX_OF_TYPE))
    if (actions.filter((action) => action.type === type).length > most)
      yield `There are more than ${most} buttons of type ${type}.`
  const kinds = actions.map((action) => action.type === "QUICK_REPLY")
  if (kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length > 1)
    yield "Quick replies and other buttons must not be mixed."
  for (const action of actions) yield* actionProblems(action)
}

function* variableProblems(content: Content): Generator<string> {
  const names = wantedVariables(content.types)
  const inOrder = names.map(Number).sort((a, b) => a - b)
  if (!inOrder.every((name, at) => name === at + 1))
    yield "The variables must be {{1}}, {{2}} and so on, without gaps."
  const bare = names.filter((name) => (content.variables[name] ?? "").trim() === "")
  if (bare.length > 0) yield `A sample is missing for {{${bare[0]}}}.`
}

/** WhatsApp's objections to a content, or null: every rule that can be checked without reading it. */
export function findObjections(content: Content): string | null {
  const parts = partsOf(content.types)
  const problems = [
    ...variableProblems(content),
    ...bodyProblems(parts.body),
    ...frameProblems(parts),
    ...buttonProblems(parts.actions),
    ...fillParts(parts, content.variables)
      .media.filter((url) => !MEDIA_ADDRESS.test(url))
      .map((url) => `The sample ${url} is not an https address of a JPEG, PNG, PDF, MP4 or 3GPP file.`),
  ]
  return problems.length > 0 ? problems.join(" ") : null
}
