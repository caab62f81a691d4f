/** A number's digits; `isExplicit` when it says itself that it begins with a country code: by a plus, 00 or 011. */
export type CleanNumber =
  | { ok: true; digits: string; isExplicit: boolean }
  | { ok: false; problem: "empty" | "not_a_number" | "has_extension" | "rounded_by_spreadsheet" }

/** More than a number with all that people put around it; a cell of a file may hold 64 KiB. */
const mostCharacters = 100

const plain = /^\+?[1-9]\d*$/
/** Marks that are never seen: of writing direction, zero-width spaces, soft hyphens (Unicode category Format). */
const invisible = /\p{Cf}/gu
/** Every dash of Unicode, and the minus signs and bullets that are taken for one. */
const dashes = /[\p{Pd}\u2212\u02d7\u2043]/gu
/** What spreadsheets and people put around a number that is to stay text: quotes, apostrophes, an equals sign. */
const marks =
  /^[=\s'"`\u00b4\u02bc\u2018-\u201f\u2032\uff07]+|[\s'"`\u00b4\u02bc\u2018-\u201f\u2032\uff07]+$/gu
/** Of whatever script; one that is no digit of a number, such as a footnote's, is of another category. */
const foreignDigit = /(?!\d)\p{Nd}/gu
const beyondAscii = /[^\0-\x7f]/
/** How links (RFC 3966), phones and people write a number behind a switchboard. */
const extension = /^[\s(]*\+?\d[\d\s().\-/]+[;,]?\s*(?:extension|ext|x|#)[\s.:=]*\d{1,7}$/i
const allowed = /^[\s(]*\+?[\d\s().\-/]+$/
/** 1.62855E+10: what a spreadsheet writes for a number that its column is too narrow for. */
const scientific = /^\+?\d+(?:[.,]\d+)?e\+?\d{1,2}$/i
/** 16285550111.0: a number that went through a program as a decimal. */
const decimal = /^(\+?\d{7,15})[.,]0{1,2}$/

/**
 * Takes from a number what is no part of it: spaces, brackets, dashes, invisible marks, quotes, a decimal nought, `tel:`.
 * A number whose digits are lost is refused by name. `dialsFromNorthAmerica` reads 011 as the start of a foreign number;
 * 00 is that everywhere, since no number begins with it (ITU-T E.123; NANPA for 011).
 */
export function cleanNumber(raw: string, dialsFromNorthAmerica: boolean): CleanNumber {
  if (plain.test(raw)) return { ok: true, digits: raw.replace("+", ""), isExplicit: raw.startsWith("+") }
  if (raw.length > mostCharacters) return { ok: false, problem: "not_a_number" }
  const text = (beyondAscii.test(raw) ? inAscii(raw) : raw.replace(marks, "")).replace(/^tel:\s*/i, "")
  if (text === "") return { ok: false, problem: "empty" }
  if (scientific.test(text)) return { ok: false, problem: "rounded_by_spreadsheet" }
  const number = text.replace(decimal, "$1")
  if (!allowed.test(number))
    return { ok: false, problem: extension.test(number) ? "has_extension" : "not_a_number" }
  const digits = number.replace(/\D/g, "")
  const prefix = /^00/.exec(digits)?.[0] ?? (dialsFromNorthAmerica ? /^011/.exec(digits)?.[0] : undefined)
  if (prefix !== undefined) return { ok: true, digits: digits.slice(prefix.length), isExplicit: true }
  return { ok: true, digits, isExplicit: number.includes("+") }
}

/** Superscripts and numbers in circles (category No) stay what they are: they are notes, and no digits. */
function inAscii(raw: string): string {
  const text = raw.replace(invisible, "").replace(marks, "").replace(dashes, "-")
  return text.replace(/\P{No}+/gu, (part) => part.normalize("NFKC")).replace(foreignDigit, inLatin)
}

/** Unicode keeps the ten digits of a script side by side, from nought on. */
function inLatin(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value % 10)
}
