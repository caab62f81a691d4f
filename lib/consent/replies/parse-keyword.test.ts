import fc from "fast-check"
import { expect, test } from "vitest"
import { defaultOptOutText } from "#lib/channels/sms/sms-text.ts"
import { parseKeyword } from "./parse-keyword.ts"

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
  "STOP\n\nJohn Smith",
  "Unsubscribe\nSent from my iPhone",
  "STOP\n> Demo Brand: our sale ends.\n> To STOP receiving messages just reply STOP",
  "stop. Sent from my iPhone",
  "Stop\nthanks",
  "ARRET",
  "arrêt",
  "ARRÊT",
])("%j opts out", (body) => expect(parseKeyword(body)).toBe("stop"))

test.each(["START", " start ", "Unstop"])("%j opts in", (body) => expect(parseKeyword(body)).toBe("start"))

test.each([
  "start?",
  "START!",
  "🚫 start",
  "START 🚫",
  "STAAART",
  "un stop",
  "un-stop",
  "ＳＴＡＲＴ",
  "s t a r t",
])("%j opts nobody in: the provider would go on blocking", (body) => expect(parseKeyword(body)).toBeNull())

test("YES is an opt-in for the provider and an answer otherwise, and only as the provider reads it", () => {
  expect(["yes", " YES "].map(parseKeyword)).toEqual(["yes", "yes"])
  expect(["yes!", "ｙｅｓ", "yes please"].map(parseKeyword)).toEqual([null, null, null])
})

test.each(["HELP", "info"])("%j asks for help", (body) => expect(parseKeyword(body)).toBe("help"))

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
  "Cancel\nTuesday Appointment",
  "Cancel - Order",
  "Cancel\nDelivery",
  "Cancel\n12345678",
  "End - Tuesday",
  "End\n5551234567",
  "Quit - Smoking Program",
  "Stop - Main Street",
  "Cancel\nNo",
  "END - Yes",
  "Stop\nNo",
  "Stop\nTuesday Appointment",
  "STOP - John Smith",
  "my phone stop",
  "Stop. I want this",
  "would you stop",
  "would you like to stop",
  "I would like more messages please stop",
  "Hello, the stop please",
  "this my stop",
  "text stop to",
  "You never stop texting me",
  "Your texts never stop",
  "these messages won't stop",
  "You didn't stop texting me",
  "stop at once",
  "stop over texting me",
  "never text me again",
  "never contact me",
  "I withdraw my consent",
  "do not send me texts",
  "please do not send me any more messages",
  "I don't want to receive these messages",
  "don't ever text me",
  "get me off this list",
  "Take my number off",
  "delete me",
  "Unsub me",
  "STOPSTOP",
  "stopme",
  "unsubscribeme",
  "🛑🛑",
  "🚫🚫",
  "Сtop",
  "ЅТОР",
  "STОP",
  "STΟP",
  "5TOP",
  "$TOP",
  "退订",
  "请退订",
  "配信停止",
  "수신거부",
  "수신거부해주세요",
  "إلغاء الاشتراك",
  "iptal",
  "İPTAL",
  "rezygnuję",
  "avsluta",
  "no quiero recibir mensajes",
  "ne m'envoyez plus de messages",
  "desabonnement",
  "no más",
  "hör auf",
  "बंद करो",
])("%j may be an opt-out: a person decides", (body) => expect(parseKeyword(body)).toBe("unclear"))

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
  "don't stop",
  "can you stop by at 5",
  "I'll stop in on Tuesday",
  "the bus stop",
  "when does the sale end",
  "Can I stop over on Friday?",
  "5 tops please",
  "$10 off?",
  "спасибо",
  "谢谢",
])("%j is an ordinary message", (body) => expect(parseKeyword(body)).toBeNull())

const ourMessage = `Demo Brand: your "new" table is ready\n${defaultOptOutText}`

test.each([
  ...["Liked", "Loved", "Laughed at", "Emphasized", "Disliked", "Questioned"].map(
    (verb) => `${verb} “${ourMessage}”`,
  ),
  `👍 to “${ourMessage}”`,
  `\u200a\u200b👍🏽\u200b to “\u2068${ourMessage}\u2069”`,
  "Loved “Reply STOP to opt out”",
  `Ok, thanks\n> ${ourMessage.replaceAll("\n", "\n> ")}`,
  ourMessage,
  defaultOptOutText,
])("%j repeats our own words and is no opt-out", (body) => expect(parseKeyword(body)).toBeNull())

test("who writes below a quote, or nothing but one, is heard", () => {
  expect(parseKeyword(`> ${defaultOptOutText}\nstop it`)).toBe("unclear")
  expect(parseKeyword("> please stop it")).toBe("unclear")
  expect(parseKeyword(`Liked “${ourMessage}”\nstop it`)).toBe("unclear")
})

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
        expect(parseKeyword(`${before}${write(word)}${after}`)).toBe("stop")
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
      expect(["stop", "unclear"]).toContain(parseKeyword(text("STOP")))
      expect(parseKeyword(text("don't stop"))).not.toBe("stop")
      expect(parseKeyword(text("stop by"))).not.toBe("stop")
    }),
  )
})

test("any text is read, at once", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (body) => void parseKeyword(body)))
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
  for (const body of long) expect(["stop", "unclear", null]).toContain(parseKeyword(`x\n${body}`))
})

/** The best of some runs: others use the machine too. */
const bestMs = (body: string) =>
  Math.min(
    ...Array.from({ length: 3 }, () => {
      const startedAt = performance.now()
      parseKeyword(body)
      return performance.now() - startedAt
    }),
  )

test.each([
  ["accents", (length: number) => `a${"\u0316\u0301".repeat(length / 2)}`],
  ["ligatures", (length: number) => "\ufdfa".repeat(length)],
])("ten times the %s do not take ten times the time", (_, write) => {
  expect(bestMs(write(40_000))).toBeLessThan(10 * bestMs(write(4_000)) + 50)
})
