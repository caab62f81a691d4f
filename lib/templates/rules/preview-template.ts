import { renderTemplate } from "#lib/channels/port/text-template.ts"
import type { TemplateButton, TemplateFields } from "./template-fields.ts"

export type HeaderPreview =
  | { kind: "text"; text: string }
  | { kind: "image" | "document" | "video"; fileName: string }

/** A template as somebody's phone shows it. */
export type TemplatePreview = {
  header: HeaderPreview | null
  body: string
  footer: string
  buttons: Pick<TemplateButton, "kind" | "title">[]
}

type Previewed = Pick<TemplateFields, "header" | "body" | "footer" | "buttons" | "samples">

/** The message that reviewers read: with its samples. A variable without one stays {{1}}. */
export function previewTemplate({ header, body, footer, buttons, samples }: Previewed): TemplatePreview {
  return { header: previewHeader(header), body: renderSamples(body, samples), footer, buttons }
}

function previewHeader(header: TemplateFields["header"]): HeaderPreview | null {
  if (header.kind === "none") return null
  if (header.kind === "text") return header
  return { kind: header.kind, fileName: fileNameOf(header.sampleUrl) }
}

const fileNameOf = (address: string) => address.split(/[?#]/)[0]?.split("/").at(-1) ?? ""

function renderSamples(text: string, samples: readonly string[]): string {
  const given = Array.from(samples, (sample, index) => (sample.trim() === "" ? `{{${index + 1}}}` : sample))
  return renderTemplate(text, given)
}
