import fc from "fast-check"
import { expect, test } from "vitest"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { templateLanguages } from "./data/languages.ts"
import type { TemplateFields } from "./template-fields.ts"
import { templateLimits } from "./template-limits.ts"
import { templateProblems } from "./template-problems.ts"

const reply = { kind: "quick_reply", title: "Talk to us" } as const
const link = {
  kind: "url",
  title: "Track",
  url: "https://shop.example/t/{{1}}",
  sampleSuffix: "A-1001",
} as const
const call = { kind: "phone", title: "Call", phone: "+14155550100" } as const

const right: TemplateFields = {
  ...{ title: "order_shipped", category: "UTILITY", language: "en" },
  header: { kind: "image", sampleUrl: "https://shop.example/parcel.jpg?size=2" },
  body: "Hello {{1}}, your order {{2}} has left our warehouse today.",
  footer: "Reply STOP to opt out",
  buttons: [link, call],
  samples: ["Ann", "A-1001"],
}

const problemsOf = (change: Partial<TemplateFields>) => templateProblems({ ...right, ...change })

test("nothing is wrong with what is right", () => {
  expect(problemsOf({})).toEqual([])
  expect(problemsOf({ header: { kind: "none" }, footer: "", buttons: [] })).toEqual([])
  expect(problemsOf({ header: { kind: "text", text: "Your order" } })).toEqual([])
  expect(problemsOf({ buttons: [reply, { ...reply, title: "Later" }, { ...reply, title: "Stop" }] })).toEqual(
    [],
  )
  expect(problemsOf({ buttons: [{ ...link, url: "https://shop.example", sampleSuffix: "" }] })).toEqual([])
  expect(problemsOf({ body: "👋 {{1}}, your order {{2}} is on its way 🎉" })).toEqual([])
  expect(
    problemsOf({ language: "zh_CN", body: "您好{{1}}，您的订单{{2}}今天已经从我们的仓库发出。" }),
  ).toEqual([])
})

/** Each breaks one rule: where it is said, what says it, and the change. */
const broken: [path: string, words: RegExp, change: Partial<TemplateFields>][] = [
  ["title", /title/, { title: "" }],
  ["title", /small letters/, { title: "Order_shipped" }],
  ["title", /small letters/, { title: "order shipped" }],
  ["title", /small letters/, { title: "bestellung_für" }],
  ["title", /by 1: it may have 512/, { title: "a".repeat(513) }],
  ["language", /languages/, { language: "" }],
  ["language", /languages/, { language: "en-US" }],

  ["header.text", /Write the header/, { header: { kind: "text", text: " " } }],
  ["header.text", /by 1: it may have 60/, { header: { kind: "text", text: "a".repeat(61) } }],
  ["header.text", /one line/, { header: { kind: "text", text: "Your\norder" } }],
  ["header.text", /emoji/, { header: { kind: "text", text: "Your order 📦" } }],
  ["header.text", /marks/, { header: { kind: "text", text: "Your *order*" } }],
  ["header.text", /variable/, { header: { kind: "text", text: "Order {{1}} shipped" } }],
  ["header.sampleUrl", /example/, { header: { kind: "image", sampleUrl: "" } }],
  ["header.sampleUrl", /https/, { header: { kind: "image", sampleUrl: "http://shop.example/a.jpg" } }],
  ["header.sampleUrl", /https/, { header: { kind: "image", sampleUrl: "https://10.0.0.1/a.jpg" } }],
  ["header.sampleUrl", /https/, { header: { kind: "image", sampleUrl: "https://localhost/a.jpg" } }],
  ["header.sampleUrl", /https/, { header: { kind: "image", sampleUrl: "https://me:pw@shop.example/a.jpg" } }],
  [
    "header.sampleUrl",
    /\.jpg or \.jpeg or \.png/,
    { header: { kind: "image", sampleUrl: "https://shop.example/a.gif" } },
  ],
  ["header.sampleUrl", /\.pdf/, { header: { kind: "document", sampleUrl: "https://shop.example/pdf" } }],
  [
    "header.sampleUrl",
    /\.mp4/,
    { header: { kind: "video", sampleUrl: "https://shop.example/a.mov?as=.mp4" } },
  ],
  [
    "header.sampleUrl",
    /whole address/,
    { header: { kind: "image", sampleUrl: "https://shop.example/{{1}}.jpg" } },
  ],
  [
    "header.sampleUrl",
    /2000/,
    { header: { kind: "image", sampleUrl: `https://shop.example/${"a".repeat(2_000)}.jpg` } },
  ],

  ["body", /Write the message/, { body: " \n ", samples: [] }],
  ["body", /by 1: it may have 1024/, { body: "a".repeat(1_025), samples: [] }],
  ["body", /two braces|between two/, { body: "Hello {{name}}, how are you today?" }],
  ["body", /between two/, { body: "Hello {{ 1 }}, how are you today?" }],
  ["body", /between two/, { body: "Hello {{01}}, how are you today?" }],
  ["body", /between two/, { body: "Hello {{1}, how are you today?", samples: [] }],
  ["body", /\{\{2\}\} is used and \{\{1\}\} is not/, { body: "Hello {{2}}, how are you all today?" }],
  ["body", /must not come first/, { body: "{{1}}, your order {{2}} has left our warehouse today" }],
  ["body", /must not come first/, { body: "*{{1}}*, your order {{2}} has left our warehouse today" }],
  ["body", /must not come last/, { body: "Hello, your order has left our warehouse today, dear {{1}}." }],
  ["body", /side by side/, { body: "Hello {{1}} {{2}}, your order has left our warehouse today" }],
  [
    "body",
    /at least 5 words around the 2 variables: there are 4/,
    { body: "Hello {{1}}, order {{2}} left today" },
  ],
  ["body", /at least 3 words around the variable: there are 2/, { body: "Hello {{1}}, welcome" }],
  ["body", /at most 10 emojis: there are 11/, { body: `So many ${"🎉".repeat(11)}`, samples: [] }],
  ["body", /at most 100 variables/, { body: `Hello ${"{{101}} and {{1}} or ".repeat(9)} you` }],
  ["samples.1", /example/, { samples: ["Ann"] }],
  ["samples.0", /example/, { samples: [" ", "A-1001"] }],
  ["samples.0", /one line/, { samples: ["Ann\nLee", "A-1001"] }],
  ["samples.0", /tab/, { samples: ["Ann\tLee", "A-1001"] }],
  ["samples.0", /4 spaces/, { samples: ["Ann     Lee", "A-1001"] }],
  ["samples.0", /braces/, { samples: ["{{1}}", "A-1001"] }],
  ["samples.0", /1600/, { samples: ["a".repeat(1_601), "A-1001"] }],

  ["footer", /by 1: it may have 60/, { footer: "a".repeat(61) }],
  ["footer", /variable/, { footer: "For {{1}}" }],
  ["footer", /emoji/, { footer: "Thank you 🎉" }],
  ["footer", /one line/, { footer: "Thank\nyou" }],

  ["buttons", /not both/, { buttons: [reply, call] }],
  ["buttons", /at most 3 quick/, { buttons: ["A", "B", "C", "D"].map((title) => ({ ...reply, title })) }],
  ["buttons", /one link/, { buttons: [link, { ...link, title: "Look" }] }],
  ["buttons", /one phone/, { buttons: [call, { ...call, title: "Ring" }] }],
  ["buttons.0.title", /Write what/, { buttons: [{ ...reply, title: "" }] }],
  ["buttons.0.title", /by 1: it may have 25/, { buttons: [{ ...reply, title: "a".repeat(26) }] }],
  ["buttons.0.title", /variable/, { buttons: [{ ...reply, title: "For {{1}}" }] }],
  ["buttons.0.title", /emoji/, { buttons: [{ ...reply, title: "Yes 👍" }] }],
  ["buttons.1.title", /says the same/, { buttons: [reply, reply] }],
  ["buttons.0.url", /Write the address/, { buttons: [{ ...link, url: "" }] }],
  ["buttons.0.url", /https/, { buttons: [{ ...link, url: "http://shop.example/{{1}}" }] }],
  ["buttons.0.url", /https/, { buttons: [{ ...link, url: "https://{{1}}.shop.example" }] }],
  ["buttons.0.url", /slash/, { buttons: [{ ...link, url: "https://shop.example{{1}}" }] }],
  [
    "buttons.0.url",
    /one variable at most/,
    { buttons: [{ ...link, url: "https://shop.example/{{1}}/status" }] },
  ],
  [
    "buttons.0.url",
    /one variable at most/,
    { buttons: [{ ...link, url: "https://shop.example/{{1}}/{{1}}" }] },
  ],
  ["buttons.0.url", /one variable at most/, { buttons: [{ ...link, url: "https://shop.example/{{2}}" }] }],
  ["buttons.0.url", /2000/, { buttons: [{ ...link, url: `https://shop.example/${"a".repeat(2_000)}` }] }],
  ["buttons.0.sampleSuffix", /example/, { buttons: [{ ...link, sampleSuffix: "" }] }],
  ["buttons.0.sampleSuffix", /space/, { buttons: [{ ...link, sampleSuffix: "A 1001" }] }],
  ["buttons.0.phone", /country code/, { buttons: [{ ...call, phone: "" }] }],
  ["buttons.0.phone", /country code/, { buttons: [{ ...call, phone: "415 555 0100" }] }],
  ["buttons.0.phone", /country code/, { buttons: [{ ...call, phone: "+1 415 555 0100" }] }],
]

test.each(broken)("a rule of %s that says %s", (path, words, change) => {
  const problems = problemsOf(change).filter(
    (problem) => !(path === "body" && problem.path.startsWith("samples.")),
  )
  expect(problems).toEqual([{ path, message: expect.stringMatching(words) }])
})

const limited = { title: "title", body: "body", footer: "footer" } as const

test.each(Object.entries(limited))("the %s may be as long as its limit", (name, limit) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: templateLimits[limit] + 40 }), (length) => {
      const problems = problemsOf({ body: "Hello", samples: [], [name]: "a".repeat(length) })
      expect(problems.length).toBe(length > templateLimits[limit] ? 1 : 0)
    }),
    { numRuns: 50 },
  )
})

const word = fc.stringMatching(/^[a-z]{2,8}$/)

test("variables with enough words before, between and behind them are taken, in any order", () => {
  const numbers = fc.integer({ min: 1, max: 12 }).chain((count) =>
    fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index + 1),
      { minLength: count },
    ),
  )
  fc.assert(
    fc.property(numbers, word, word, word, (order, begin, between, end) => {
      const body = `${begin} ${order.map((number) => `{{${number}}} ${between} ${between} `).join("")}${end}`
      expect(problemsOf({ body, samples: order.map(String) })).toEqual([])
    }),
  )
})

test("whatever is written, each field has at most one problem, and nobody is told nothing", () => {
  const piece = fc.oneof(
    word,
    fc.constantFrom("{{", "}}", "{{1}}", "{{2}}", " ", "\n", "🎉", "*", "https://", ".jpg"),
  )
  const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""))
  const button = fc.oneof(
    fc.record({ kind: fc.constant("quick_reply" as const), title: text }),
    fc.record({ kind: fc.constant("url" as const), title: text, url: text, sampleSuffix: text }),
    fc.record({ kind: fc.constant("phone" as const), title: text, phone: text }),
  )
  const header = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text }),
    fc.record({ kind: fc.constantFrom("image", "document", "video"), sampleUrl: text }),
  )
  const fields = fc.record({
    ...{
      title: text,
      category: fc.constant("UTILITY" as const),
      language: fc.constantFrom(...templateLanguages),
    },
    ...{
      header,
      body: text,
      footer: text,
      buttons: fc.array(button, { maxLength: 5 }),
      samples: fc.array(text),
    },
  })
  fc.assert(
    fc.property(fields, (given) => {
      const problems = templateProblems(given as TemplateFields)
      expect(new Set(problems.map(({ path }) => path)).size).toBe(problems.length)
      expect(problems.every(({ message }) => message.length > 8)).toBe(true)
      if (problems.length === 0)
        expect(given.samples.length).toBeGreaterThanOrEqual(countVariables(given.body))
    }),
  )
})
