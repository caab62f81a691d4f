/** A text message has at most 1,600 characters: https://www.twilio.com/docs/errors/21617. What is after them is not read. */
export const longestText = 1_600

/**
 * A text as opt-out words are compared: compatibility forms (full-width, mathematical letters) made plain, lower case,
 * without accents and invisible characters, "don't" written out, one space between words. Emoji stay, one by one, when
 * there is nothing else. Cut to `longestText` first: normalizing takes the square of a run of accents.
 */
export function foldText(text: string): string {
  const plain = text
    .slice(0, longestText)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\p{M}\p{Cf}'’`´]/gu, "")
  const words = plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim()
  if (words === "") return (plain.match(/\p{Extended_Pictographic}/gu) ?? []).join(" ")
  return joinLetters(words.replace(/(?<!\S)dont(?!\S)/g, "do not").split(" "))
    .map(shorten)
    .join(" ")
}

/** Three or more letters apart are a word: "s t o p please". */
function joinLetters(words: string[]): string[] {
  const joined: string[] = []
  for (let at = 0; at < words.length; ) {
    const end = endOfLetters(words, at)
    const isWord = end - at >= 3
    joined.push(isWord ? words.slice(at, end).join("") : (words[at] ?? ""))
    at = isWord ? end : at + 1
  }
  return joined
}

function endOfLetters(words: string[], from: number): number {
  let end = from
  while (/^\p{L}$/u.test(words[end] ?? "")) end += 1
  return end
}

/** "stoppp" and "stooop" are "stop"; "stoop" is a word of its own. */
const shorten = (word: string): string =>
  /(\p{L})\1(?:\1|$)/u.test(word) && word.length > 4 ? word.replace(/(\p{L})\1+/gu, "$1") : word
