/** Digits as people and systems write numbers; not parts of a word, an id or a day. */
const written = /(?<![\w-])(?!\d{4}-\d\d-\d\d\b)\+?\(?\d[\d ().-]{5,18}\d(?![\w-])/g
const fewestDigits = 7

/** A text without the phone numbers in it, however they are written. */
export const withoutPhones = (text: string) =>
  text.replace(written, (found) => (found.replace(/\D/g, "").length < fewestDigits ? found : "[personal]"))
