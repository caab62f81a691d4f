import { templateLanguages } from "./data/languages.ts"

/** How many words a text has, in languages that put no spaces between them too. */
export function countWords(text: string, language: string): number {
  const locale = templateLanguages.includes(language) ? language.replace("_", "-") : undefined
  const parts = new Intl.Segmenter(locale, { granularity: "word" }).segment(text)
  return [...parts].filter(({ isWordLike }) => isWordLike).length
}
