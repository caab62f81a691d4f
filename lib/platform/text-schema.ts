import { z } from "zod"

const controlCharacter = /\p{Cc}/u
const controlBesidesLineBreak = /[^\P{Cc}\n\r\t]/u

/** A name or title: one line of well-formed Unicode, not blank, trimmed. */
export const lineOfText = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(maxLength, `must be at most ${maxLength} characters`)
    .refine((text) => !controlCharacter.test(text), "must not hold control characters")
    .refine((text) => text.isWellFormed(), "holds half of a character: check its encoding")

/** A message text: line breaks and tabs are allowed, other control characters are not; may be empty. */
export const blockOfText = (maxLength: number) =>
  z
    .string()
    .max(maxLength, `must be at most ${maxLength} characters`)
    .refine((text) => !controlBesidesLineBreak.test(text), "must not hold control characters")
    .refine((text) => text.isWellFormed(), "holds half of a character: check its encoding")
