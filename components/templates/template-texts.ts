import { templateLanguages } from "#lib/templates/rules/data/languages.ts"
import type { TemplateCategory } from "#lib/templates/rules/template-fields.ts"

export const templateHref = ({ id }: { id: string }) => `/templates/${id}`

export const categoryNames: Record<TemplateCategory, string> = { UTILITY: "Utility", MARKETING: "Marketing" }

const names = new Intl.DisplayNames("en", { type: "language", languageDisplay: "standard" })

/** "pt_BR" → "Portuguese (Brazil)" */
export const languageName = (code: string) => names.of(code.replace("_", "-")) ?? code

/** All that may be chosen, by name; the code can be searched for too. */
export const languageOptions = templateLanguages
  .map((code) => ({ id: code, label: `${languageName(code)}, ${code}` }))
  .toSorted((one, other) => one.label.localeCompare(other.label, "en"))
