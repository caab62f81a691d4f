import fc from "fast-check"
import { expect, test } from "vitest"
import { readKeyword } from "./keywords.ts"

const bare = [
  "STOP",
  "stop",
  "STOPALL",
  "stop all",
  "UNSUBSCRIBE",
  "end",
  "Quit",
  "REVOKE",
  "OPTOUT",
  "cancel",
]

test.each([
  ...bare,
  " Stop\r\n",
  "STOP.",
  "Stop!!!",
  "STOP?",
  '"STOP"',
  "“stop”",
  "'Stop.'",
  "ＳＴＯＰ",
  "𝐒𝐓𝐎𝐏",
  "ⓢⓣⓞⓟ",
  "ﬆop",
  "Opt-Out",
  "opt  out",
  "\u200bST\u200dOP\ufeff",
  "S T O P",
  "s.t.o.p",
  "S-T-O-P!",
  "Ｓ Ｔ Ｏ Ｐ",
  "s t o p please",
  "u n s u b s c r i b e",
  "stop stop",
  "STOP STOP STOP!!!",
  "stop. cancel. unsubscribe",
  "STOPPP",
  "STOPP",
  "Stooooop!!",
  "stop please",
  "Please stop.",
  "pls STOP now",
  "unsubscribe me",
  "please unsubscribe me from your list",
  "stop texting me",
  "Stop sending me these messages!",
  "opt me out please",
  "remove me from your list",
  "STOP 🛑",
  "STOP\n\nJohn Smith\nSent from my iPhone",
  "Stop\n--\nJane Doe\n+1 310 555 0111",
  "STOP - John Smith",
  "stop. Sent from my iPhone",
  "Stop\nthanks",
  "ARRET",
  "arrêt",
  "ARRÊT",
])("%j opts out", (body) => expect(readKeyword(body)).toBe("stop"))

test.each(["START", " start ", "Unstop", "ＳＴＡＲＴ", "START!", "s t a r t", "un-stop"])(
  "%j opts in",
  (body) => expect(readKeyword(body)).toBe("start"),
)

test("YES is an opt-in for the provider and an answer otherwise, and only as the provider reads it", () => {
  expect(["yes", " YES "].map(readKeyword)).toEqual(["yes", "yes"])
  expect(["yes!", "ｙｅｓ", "yes please"].map(readKeyword)).toEqual([null, null, null])
})

test.each(["HELP", "info"])("%j asks for help", (body) => expect(readKeyword(body)).toBe("help"))

test.each([
  "stop it",
  "Please stop the delivery on Monday",
  "stop, this is the wrong number",
  "please stop?",
  "Stop\nwhat is this",
  "I want to unsubscribe from your newsletter",
  "don't text me",
  "Don’t contact me again",
  "wrong number",
  "Take me off this list or I call a lawyer",
  "no more texts",
  "cancel please",
  "stop, John",
  "sotp",
  "unsuscribe",
  "ST0P",
  "🛑",
  "Стоп",
  "BAJA",
  "Abmelden",
  "Ne plus recevoir vos messages svp",
])("%j may be an opt-out: a person decides", (body) => expect(readKeyword(body)).toBe("unclear"))

test.each([
  "",
  "   ",
  "Don't stop",
  "don’t stop the music",
  "stop by tomorrow?",
  "Stop by tomorrow",
  "I'll stop by at 5",
  "non-stop",
  "nonstop flights?",
  "Which bus stop?",
  "please cancel my order",
  "the end",
  "When does it end?",
  "I can't cancel, can you?",
  "I quit my job",
  "leave it on the stoop",
  "stoop",
  "shop",
  "top",
  "stops",
  "endless",
  "yes please",
  "help me",
  "start tomorrow",
  "👍",
  "ok",
  "Thanks!",
])("%j is an ordinary message", (body) => expect(readKeyword(body)).toBeNull())

const around = fc.constantFrom("", " ", "!", "...", "\n", "\u200b", " 🙏", '"', "  \t", "*", "(", ")")
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
const writings = fc.constantFrom<(word: string) => string>(
  (word) => word,
  fullWidth,
  (word) => word.split("").join(" "),
  (word) => word.split("").join("."),
  (word) => `${word} ${word}`,
  (word) => `${word}${(word.at(-1) ?? "").repeat(3)}`,
  (word) => `${word}\n\nJohn Smith`,
  (word) => word.split("").join("\u200b"),
)

test("however STOP and UNSUBSCRIBE are written, nobody who writes them is written to again", () => {
  fc.assert(
    fc.property(
      ...([fc.constantFrom("STOP", "stop", "Stop", "UNSUBSCRIBE", "StopAll", "optout"), writings] as const),
      ...([around, around] as const),
      (word, write, before, after) => {
        expect(readKeyword(`${before}${write(word)}${after}`)).toBe("stop")
      },
    ),
    { numRuns: 500 },
  )
})

test("a text that holds STOP as a word is never passed over, and a harmless one is never an opt-out", () => {
  const words = fc.array(fc.constantFrom("we", "order", "7", "Monday", "really", "and", "?"), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(words, words, (before, after) => {
      const text = (phrase: string) => [...before, phrase, ...after].join(" ")
      expect(["stop", "unclear"]).toContain(readKeyword(text("STOP")))
      expect(readKeyword(text("don't stop"))).not.toBe("stop")
      expect(readKeyword(text("stop by"))).not.toBe("stop")
    }),
  )
})

test("any text is read, at once", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (body) => void readKeyword(body)))
  const long = [
    "s ".repeat(20_000),
    "stop\n".repeat(8_000),
    "A".repeat(40_000),
    "- ".repeat(20_000),
    "Aa,".repeat(13_000),
    `${"A".repeat(40_000)}1`,
    `a${" ".repeat(60_000)}b`,
    `${"@".repeat(60_000)} x`,
    "stop.".repeat(12_000),
  ]
  for (const body of long) expect(["stop", "unclear", null]).toContain(readKeyword(`x\n${body}`))
})
