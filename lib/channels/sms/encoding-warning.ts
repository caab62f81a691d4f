import { measureSms } from "./sms-text.ts"

/**
 * The bill shock of one curly quote: names the character, and how many messages it makes dearer.
 * @param body what everybody gets, variables as placeholders
 * @param costly messages that a character in their values makes dearer
 */
export function encodingWarning(body: string, costly: number): string | null {
  const { costlyCharacters, segments } = measureSms(body)
  const [first] = costlyCharacters
  if (first && segments > 1) {
    const remedy =
      first.replacement === null ? "Leave it out" : `Write ${first.replacement || "nothing"} instead`
    return `The character ${first.char} is not in the basic SMS alphabet: each message costs ${segments} segments. ${remedy} and it costs less`
  }
  if (costly === 0) return null
  const messages = costly === 1 ? "1 message costs" : `${costly.toLocaleString("en-US")} messages cost`
  return `${messages} more than one segment, because of characters outside the basic SMS alphabet in their values`
}
