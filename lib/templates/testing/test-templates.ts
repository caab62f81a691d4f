import { randomUUID } from "node:crypto"
import type { Database } from "#lib/platform/db.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"
import type { TemplateFields } from "../rules/template-fields.ts"

let count = 0

/** A template with a title of its own that may be submitted. */
export const testTemplate = (changes: Partial<TemplateFields> = {}) => ({
  ...plain,
  title: `order_shipped_${++count}`,
  ...changes,
  wabaId: null,
  senderId: null,
})

const plain: Omit<TemplateFields, "title"> = {
  category: "UTILITY",
  language: "en",
  header: { kind: "none" },
  body: "Hello {{1}}, your order {{2}} has left our warehouse today.",
  footer: "",
  buttons: [],
  samples: ["Ann", "A-1001"],
}

/** A template with one of everything that a rich one has. */
export const richTemplate = (changes: Partial<TemplateFields> = {}) =>
  testTemplate({
    header: { kind: "image", sampleUrl: "https://shop.example/media/shoes.png" },
    footer: "Reply STOP to opt out",
    buttons: [
      { kind: "url", title: "Track", url: "https://shop.example/t/{{1}}", sampleSuffix: "A-1001" },
      { kind: "phone", title: "Call us", phone: "+15551234567" },
    ],
    ...changes,
  })

/** A WhatsApp number of the account, with its lane. */
export async function createWhatsAppSender(db: Database, { accountId }: TestAccount): Promise<string> {
  const id = randomUUID()
  const address = `+1415${2_000_000 + ++count}`
  await db.sender.create({ data: { id, accountId, channel: "whatsapp", address, label: "WhatsApp" } })
  await db.lane.create({ data: { id, accountId } })
  return id
}

/** A handoff whose WhatsApp leg sends this template. */
export async function createHandoffOf(
  db: Database,
  { accountId, templateId, senderId }: { accountId: string; templateId: string; senderId: string },
): Promise<{ id: string; title: string }> {
  const handoff = { id: `H${100_000_000_000_000 + ++count}`, title: `Orders ${count}` }
  const leg = {
    position: 1,
    channel: "whatsapp",
    senderId,
    content: { kind: "template", templateId },
  } as const
  await db.handoff.create({ data: { ...handoff, accountId, createdBy: "Casey", legs: { create: leg } } })
  return handoff
}
