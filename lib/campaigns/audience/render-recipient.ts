import { channelOf } from "#lib/channels/channels.ts"
import { type Leg, textOf } from "#lib/channels/leg.ts"
import type { ChannelPort, Measure } from "#lib/channels/port/channel-port.ts"
import { countVariables, joinOptOut, renderTemplate } from "#lib/channels/port/text-template.ts"
import type { AudienceLayout } from "./audience-layout.ts"
import type { RenderProblem } from "./recipient-problem.ts"

/** What turns a recipient's cells into a message. */
export type MessageTemplate = Pick<Leg, "channel" | "content"> & { layout: AudienceLayout }

/** The cells of a line, sorted into a text and its variables. `variableCount` is what the text asks for. */
export type RecipientContent = { text: string; variables: string[]; variableCount: number; isOwn: boolean }

export type Rendering = Measure & {
  /** Without the opt-out text. */
  text: string
  problem: RenderProblem | null
}

/** A row's own message replaces the campaign's text; {{n}} in either takes the row's variables. */
export function contentOf(columns: readonly string[], template: MessageTemplate): RecipientContent {
  const { own, variables } = sortColumns(columns, template)
  const text = own || textOf(template).text
  return { text, variables, variableCount: countVariables(text), isOwn: own !== "" }
}

/** Whether the first cell after the number is a text of the line's own. */
export const takesOwnText = (template: MessageTemplate) =>
  template.layout === "message" ||
  (template.layout !== "variables" && countVariables(textOf(template).text) === 0)

/** The cells of a line as what they mean; `own` is empty when the line has no text of its own. */
export function sortColumns(
  columns: readonly string[],
  template: MessageTemplate,
): { own: string; variables: string[] } {
  const { layout } = template
  if (!takesOwnText(template)) return { own: "", variables: tidy(columns) }
  if (layout === "typed") return { own: columns.join(",").trim(), variables: [] }
  return { own: (columns[0] ?? "").trim(), variables: tidy(columns.slice(1)) }
}

/** Values without the spaces around them, and without the empty cells that spreadsheets append. */
function tidy(cells: readonly string[]): string[] {
  const values = cells.map((cell) => cell.trim())
  return values.slice(0, values.findLastIndex((value) => value !== "") + 1)
}

/** A renderer for many lines: what every line shares is computed once. */
export function recipientRenderer(template: MessageTemplate): (columns: readonly string[]) => Rendering {
  const channel = channelOf(template.channel)
  const { optOutText } = textOf(template)
  const measure = rememberLast((text: string) => channel.measure(joinOptOut(text, optOutText)))
  return (columns) => {
    const content = contentOf(columns, template)
    const text = renderTemplate(content.text, content.variables)
    const problem = contentProblem(content, template) ?? textProblem(text, optOutText, channel)
    return { text, problem, ...measure(text) }
  }
}

function contentProblem(content: RecipientContent, template: MessageTemplate): RenderProblem | null {
  const { variables, variableCount, isOwn } = content
  if ([content.text, ...variables].some(hasControlCharacters)) return "control_characters"
  if (variables.length < variableCount) return "too_few_variables"
  const most = isOwn ? Math.max(variableCount, countVariables(textOf(template).text)) : variableCount
  if (variables.length > most) return "too_many_variables"
  return variables.includes("") ? "empty_variable" : null
}

function textProblem(
  text: string,
  optOutText: string,
  { mostCharacters }: Pick<ChannelPort, "mostCharacters">,
): RenderProblem | null {
  if (text.trim() === "") return "empty_message"
  return text.length + optOutText.length > mostCharacters ? "too_long" : null
}

/** Characters that no phone shows; line breaks and tabs are none of them. */
const hasControlCharacters = (text: string) => /[^\P{Cc}\n\r\t]/u.test(text)

/** Campaigns mostly say the same to everybody: the last answer is the next one too. */
function rememberLast<Result>(compute: (text: string) => Result): (text: string) => Result {
  let last: { text: string; result: Result } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, result: compute(text) }
    return last.result
  }
}
