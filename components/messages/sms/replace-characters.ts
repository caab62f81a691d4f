import type { CostlyCharacter } from "#lib/channels/sms/sms-text.ts"

/** Puts a costly character's cheap twin in its place. */
export const replaceOne = (text: string, { index, char, replacement }: CostlyCharacter) =>
  replacement === null ? text : text.slice(0, index) + replacement + text.slice(index + char.length)

/** Replaces every costly character that has a twin; from the end, so that the positions before stay right. */
export const replaceAll = (text: string, characters: CostlyCharacter[]) =>
  characters.toReversed().reduce(replaceOne, text)

export type TextPart = { text: string; start: number; isCostly: boolean }

/** Cuts a text into plain and costly pieces, for marking. */
export function markCostly(text: string, characters: CostlyCharacter[]): TextPart[] {
  const parts: TextPart[] = []
  let position = 0
  for (const { index, char } of characters) {
    if (index > position) parts.push({ text: text.slice(position, index), start: position, isCostly: false })
    parts.push({ text: char, start: index, isCostly: true })
    position = index + char.length
  }
  if (position < text.length) parts.push({ text: text.slice(position), start: position, isCostly: false })
  return parts
}

/** The text as it would be without any costly character: replaced where there is a twin, else left out. */
export const withoutCostly = (text: string, characters: CostlyCharacter[]) =>
  replaceAll(
    text,
    characters.map((character) => ({ ...character, replacement: character.replacement ?? "" })),
  )
