/** What to do about a rejection, by the names that WhatsApp gives its reasons. */
const advice: [named: RegExp, whatToDo: string][] = [
  [
    /invalid.?format/i,
    "Look at the variables: their numbers, the words around them, and what the examples say.",
  ],
  [/promotional|category/i, "It advertises: choose the category Marketing, or leave out what advertises."],
  [
    /mismatch/i,
    "Text, language and category do not fit together: choose the language the text is written in.",
  ],
  [
    /abusive|scam/i,
    "Leave out threats, requests for passwords or card numbers, and links that hide where they lead.",
  ],
]

/** What to change before the next submission. */
export const rejectionAdvice = (reason: string): string =>
  advice.find(([named]) => named.test(reason))?.[1] ?? "Change what it names."
