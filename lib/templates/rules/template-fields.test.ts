import { expect, test } from "vitest"
import {
  type TemplateButton,
  type TemplateCategory,
  type TemplateFields,
  type TemplateHeader,
  templateFields,
} from "./template-fields.ts"

const header: TemplateHeader = { kind: "image", sampleUrl: "https://shop.example/a.png" }
const button: TemplateButton = { kind: "phone", title: "Call", phone: "+15551234567" }
const category: TemplateCategory = "UTILITY"
const fields: TemplateFields = {
  ...{ title: "order_shipped", category, language: "en", header, footer: "", buttons: [button] },
  body: "Hello {{1}}, your order is on its way.",
  samples: ["Ann"],
}

const isRead = (changes: object) => templateFields.safeParse({ ...fields, ...changes }).success

test("A header and a button have what their kind has, and nothing else", () => {
  expect(isRead({})).toBe(true)
  expect(isRead({ header: { kind: "none" } })).toBe(true)
  expect(isRead({ header: { kind: "image", text: "Your order" } })).toBe(false)
  expect(isRead({ header: { kind: "audio", sampleUrl: "https://shop.example/a.mp3" } })).toBe(false)
  expect(isRead({ buttons: [{ ...button, url: "https://shop.example" }] })).toBe(false)
})

test("What no database stores is refused by its shape", () => {
  expect(isRead({ body: "Hello \0" })).toBe(false)
  expect(isRead({ samples: ["\ud800"] })).toBe(false)
})
