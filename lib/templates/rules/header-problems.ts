import type { FieldProblem } from "#lib/platform/errors.ts"
import { parsePublicUrl } from "./public-url.ts"
import type { TemplateHeader } from "./template-fields.ts"
import { firstOf, lengthProblem, plainLineProblem, problemsAt } from "./text-rules.ts"
import { hasBraces } from "./variable-rules.ts"

/** Kinds of files that WhatsApp shows above a body, with the endings their addresses may have. */
export const mediaEndings = {
  image: ["jpg", "jpeg", "png"],
  document: ["pdf"],
  video: ["mp4", "3gp", "3gpp"],
} as const

/** What is wrong with what stands above the body. */
export function headerProblems(header: TemplateHeader): FieldProblem[] {
  if (header.kind === "none") return []
  if (header.kind === "text") return problemsAt({ "header.text": headerTextProblem(header.text) })
  return problemsAt({ "header.sampleUrl": mediaProblem(header) })
}

function headerTextProblem(text: string): string | null {
  return firstOf(
    text.trim() === "" && "Write the header's text, or choose no header",
    plainLineProblem(text),
    /[*_~`]/.test(text) && "Remove * _ ~ and `: the header is bold already and takes no other marks",
    hasBraces(text) && "Remove the variable: the header's text is the same for everyone",
    lengthProblem(text, "headerText"),
  )
}

type MediaHeader = Extract<TemplateHeader, { sampleUrl: string }>

function mediaProblem({ kind, sampleUrl }: MediaHeader): string | null {
  const endings: readonly string[] = mediaEndings[kind]
  const wanted = endings.map((ending) => `.${ending}`).join(" or ")
  if (sampleUrl.trim() === "")
    return `Give the address of an example that reviewers can open, ending in ${wanted}`
  if (hasBraces(sampleUrl))
    return "Give a whole address as the example: each message brings its own when it is sent"
  const url = parsePublicUrl(sampleUrl)
  if (!url) return "Write an address that anybody can open, beginning with https://"
  const ending = url.pathname.split(".").at(-1)?.toLowerCase() ?? ""
  return endings.includes(ending) ? lengthProblem(sampleUrl, "url") : `The address must end in ${wanted}`
}
