import { expect, test } from "vitest"
import { previewTemplate } from "./preview-template.ts"

const fields = {
  ...{ title: "order", category: "UTILITY" as const, language: "en", footer: "Bye" },
  header: { kind: "document" as const, sampleUrl: "https://shop.example/a/bill.pdf?for=1#top" },
  body: "Hello {{1}}, order {{2}} for {{1}}",
  buttons: [{ kind: "phone" as const, title: "Call", phone: "+14155550100" }],
  samples: ["Ann", " "],
}

test("a body is shown with its samples, and a variable that has none as itself", () => {
  expect(previewTemplate(fields)).toMatchObject({ body: "Hello Ann, order {{2}} for Ann", footer: "Bye" })
  expect(previewTemplate({ ...fields, samples: ["{{2}}", "x"] }).body).toBe("Hello {{2}}, order x for {{2}}")
})

test("media is shown by its file's name, a text as it is", () => {
  expect(previewTemplate(fields).header).toEqual({ kind: "document", fileName: "bill.pdf" })
  expect(previewTemplate({ ...fields, header: { kind: "none" } }).header).toBeNull()
  const header = { kind: "text" as const, text: "Your order" }
  expect(previewTemplate({ ...fields, header }).header).toEqual(header)
})
