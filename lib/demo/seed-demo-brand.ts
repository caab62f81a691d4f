import { z } from "zod"
import { legRows } from "#lib/channels/leg.ts"
import { defaultOptOutText } from "#lib/channels/sms/sms-text.ts"
import { hashSecret, seal } from "#lib/platform/crypto.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { alwaysOpen } from "#lib/windows/receiving-window.ts"

export const demoBrandInput = z.object({
  accountId: z.string().regex(/^\d{8}$/),
  /** The SMS sender, E.164. */
  senderNumber: z.string().regex(/^\+\d{8,15}$/),
  /** The name of one of the brand's skills, for scripts to route to. */
  skill: z.string().min(1),
  handoffId: z.string().regex(/^H\d{15}$/),
  handoffIdWithVariables: z.string().regex(/^H\d{15}$/),
  apiClient: z.object({ id: z.uuid(), secret: z.string().min(32) }),
  /** The provider this brand sends through; null when the installation's own settings name it. */
  twilio: z.object({ accountSid: z.string(), authToken: z.string(), baseUrl: z.url() }).nullable(),
})

export type DemoBrandInput = z.infer<typeof demoBrandInput>

const senderId = "00000000-0000-7000-8000-000000000001"
const supportSkillId = "00000000-0000-7000-8000-000000000010"
const namedSkillId = "00000000-0000-7000-8000-000000000011"
const moreSkills = [
  { name: "billing", id: "00000000-0000-7000-8000-000000000012" },
  { name: "deliveries", id: "00000000-0000-7000-8000-000000000013" },
]
const maxRowsPerImport = 100_000
const orderText = "Demo Brand: your order has shipped. Questions? Reply here and we will help."
const appointmentText = "Hi {{1}}, your fitting is on {{2}}. Reply here to move it."

/**
 * Makes the demo brand of the embedded set-up: an account with skills, one SMS sender with its lane (10 segments a
 * second), an API client and two handoffs, open at any hour, so that it can be tried at any hour. Repeating it restores
 * what is missing and leaves what people changed; only the provider's address follows the set-up, unless a person
 * connected a Twilio account. Runs before anybody can act, hence without a permission and audit entry.
 */
export async function seedDemoBrand(db: Database, input: DemoBrandInput): Promise<void> {
  const brand = demoBrandInput.parse(input)
  await db.$transaction(async (tx) => {
    await seedAccount(tx, brand)
    await seedSkills(tx, brand)
    await seedSender(tx, brand)
    await seedApiClient(tx, brand)
    await seedHandoff(tx, brand.accountId, brand.handoffId, "Order shipped", orderText)
    await seedHandoff(tx, brand.accountId, brand.handoffIdWithVariables, "Appointment", appointmentText)
  })
}

async function seedAccount(tx: Transaction, { accountId, twilio }: DemoBrandInput) {
  const provider = {
    twilioAccountSid: twilio?.accountSid ?? null,
    twilioAuthTokenSealed: twilio && seal(twilio.authToken),
    twilioBaseUrl: twilio?.baseUrl ?? null,
  }
  const create = {
    id: accountId,
    name: "Demo brand",
    defaultSkillId: supportSkillId,
    maxRowsPerImport,
    homeCountry: "US",
    sendingCountries: ["US"],
    windows: alwaysOpen,
    stateRules: false,
    fallbackTimeZone: "UTC",
    ...provider,
  }
  const where = { id: accountId }
  const update = (await hasOwnTwilio(tx, accountId)) ? {} : provider
  await tx.account.upsert({ where, create, update })
}

/** Credentials that a person entered in Settings; the address of a sandbox is ours. */
const hasOwnTwilio = async (tx: Transaction, id: string) =>
  (await tx.account.count({ where: { id, twilioConnectedAt: { not: null }, twilioBaseUrl: null } })) > 0

async function seedSkills(tx: Transaction, { accountId, skill }: DemoBrandInput) {
  const skills = [{ name: "support", id: supportSkillId }, { name: skill, id: namedSkillId }, ...moreSkills]
  await tx.skill.createMany({ data: skills.map((row) => ({ ...row, accountId })), skipDuplicates: true })
}

async function seedSender(tx: Transaction, { accountId, senderNumber }: DemoBrandInput) {
  const sender = {
    id: senderId,
    accountId,
    channel: "sms" as const,
    address: senderNumber,
    label: "Main number",
  }
  await tx.sender.createMany({ data: [sender], skipDuplicates: true })
  await tx.lane.createMany({ data: [{ id: senderId, accountId, ratePerSecond: 10 }], skipDuplicates: true })
}

async function seedApiClient(tx: Transaction, { accountId, apiClient: { id, secret } }: DemoBrandInput) {
  const client = {
    id,
    accountId,
    name: "Demo backend",
    secretHash: hashSecret(secret),
    secretPrefix: secret.slice(0, 6),
    createdBy: "Set-up",
  }
  await tx.apiClient.createMany({ data: [client], skipDuplicates: true })
}

async function seedHandoff(tx: Transaction, accountId: string, id: string, title: string, text: string) {
  const content = { kind: "text", text, optOutText: defaultOptOutText } as const
  const handoff = { id, accountId, title, createdBy: "Set-up" }
  await tx.handoff.createMany({ data: [handoff], skipDuplicates: true })
  const legs = legRows([{ channel: "sms", senderId, content }]).map((leg) => ({ ...leg, handoffId: id }))
  await tx.handoffLeg.createMany({ data: legs, skipDuplicates: true })
}
