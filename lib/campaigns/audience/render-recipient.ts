import { countVariables, joinOptOut, renderTemplate } from "#lib/channels/port/text-template.ts"
import { countSegments, measureSms, smsLimit } from "#lib/channels/sms/sms-text.ts"
import type { AudienceLayout } from "./audience-layout.ts"
import type { RenderProblem } from "./recipient-problem.ts"

/** What turns a recipient's cells into a message. */
export type MessageTemplate = { text: string; optOutText: string; layout: AudienceLayout }

/** The cells of a line, sorted into a text and its variables. `variableCount` is what the text asks for. */
export type RecipientContent = { text: string; variables: string[]; variableCount: number; isOwn: boolean }

export type Rendering = {
  /** Without the opt-out text. */
  text: string
  segments: number
  problem: RenderProblem | null
  isCostly: boolean
}

/** A row's own message replaces the campaign's text; {{n}} in either takes the row's variables. */
export function contentOf(columns: readonly string[], template: MessageTemplate): RecipientContent {
  const { own, variables } = sortColumns(columns, template)
  const text = own || template.text
  return { text, variables, variableCount: countVariables(text), isOwn: own !== "" }
}

/** Whether the first cell after the number is a text of the line's own. */
export const takesOwnText = ({ text, layout }: MessageTemplate) =>
  layout === "message" || (layout !== "variables" && countVariables(text) === 0)

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
  const measure = rememberLast((text: string) => measureRendered(text, template.optOutText))
  return (columns) => {
    const content = contentOf(columns, template)
    const text = renderTemplate(content.text, content.variables)
    const problem = contentProblem(content, template) ?? textProblem(text, template.optOutText)
    return { text, problem, ...measure(text) }
  }
}

function measureRendered(text: string, optOutText: string): { segments: number; isCostly: boolean } {
  const message = joinOptOut(text, optOutText)
  const segments = countSegments(message)
  return { segments, isCostly: segments > 1 && measureSms(message).costlyCharacters.length > 0 }
}

function contentProblem(content: RecipientContent, template: MessageTemplate): RenderProblem | null {
  const { variables, variableCount, isOwn } = content
  if ([content.text, ...variables].some(hasControlCharacters)) return "control_characters"
  if (variables.length < variableCount) return "too_few_variables"
  const most = isOwn ? Math.max(variableCount, countVariables(template.text)) : variableCount
  if (variables.length > most) return "too_many_variables"
  return variables.includes("") ? "empty_variable" : null
}

function textProblem(text: string, optOutText: string): RenderProblem | null {
  if (text.trim() === "") return "empty_message"
  return text.length + optOutText.length > smsLimit ? "too_long" : null
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
