import { signInUser } from "#lib/accounts/sessions/sign-in-user.ts"
import { startSession } from "#lib/accounts/sessions/start-session.ts"
import { addressKey } from "#lib/addresses/address-key.ts"
import { createApiClient } from "#lib/api-clients/create-api-client.ts"
import { beginUpload } from "#lib/campaigns/audience/upload/begin-upload.ts"
import { createLaunchedCampaign, createReadyDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { createTestConversation } from "#lib/conversations/testing/test-conversations.ts"
import { createHandoff } from "#lib/handoffs/create-handoff.ts"
import type { Database } from "#lib/platform/db.ts"
import { createTestAccount, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { addBlackoutDate } from "#lib/sending-rules/add-blackout-date.ts"
import { createTemplate } from "#lib/templates/create-template.ts"
import { testTemplate } from "#lib/templates/testing/test-templates.ts"

export type WholeBrand = Awaited<ReturnType<typeof createWholeBrand>>

/** In every text of the brand, so that a leak of any is seen. */
export const secretWord = "Zebrafish"
/** Its consumers: no other brand writes to them. */
const consumers = ["+16287774201", "+16287774202", "+16287774203"]

/** A brand that has one of everything which has an id or a name. */
export async function createWholeBrand(db: Database) {
  const account = await createTestAccount(db)
  const { accountId, senderId, skillId } = account
  const ctx = testCtx(db, accountId, { actor: testUser("admin", secretWord) })
  await db.account.update({ where: { id: accountId }, data: { name: `${secretWord} brand` } })
  const changes = { name: `${secretWord} draft`, text: `${secretWord} says hello` }
  const draft = await createReadyDraft(ctx, account, [...consumers, "12"], changes)
  const upload = await beginUpload(ctx, { ...draft, fileName: `${secretWord}.csv`, bytesTotal: 12 })
  const launchedId = await createLaunchedCampaign(ctx, account, consumers)
  const handoff = await createHandoff(ctx, {
    ...{
      title: `${secretWord} handoff`,
      text: `${secretWord} is ready`,
      optOutText: "",
      senderId,
      templateId: null,
    },
    ...{ lookbackMinutes: 60, routeAllWithinLookback: false },
  })
  const template = await createTemplate(ctx, {
    ...testTemplate(),
    body: `${secretWord} is on its way to you.`,
  })
  const { client } = await createApiClient(ctx, { name: `${secretWord} backend` })
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)
  await addBlackoutDate(ctx, { day, name: `${secretWord} day` })
  const person = { subject: "zoe", login: `${secretWord}@brand.example`, name: secretWord, accountId }
  await signInUser(ctx, { ...person, roles: ["campaign_manager"], origin: null })
  const { id: personId } = await db.user.findFirstOrThrow({ where: { accountId } })
  await startSession(ctx, { accountId, subject: "zoe", providerSessionId: null, refreshToken: null })
  const [first = ""] = consumers
  const conversation = await createTestConversation(db, account, first, { campaignId: launchedId })
  const suppression = await optOut(db, account, consumers[1] ?? "")
  return {
    ...{ accountId, senderId, skillId, draft, uploadId: upload.id, launchedId, handoffId: handoff.id },
    templateId: template.id,
    ...{ clientId: client.id, personId, day, conversationId: conversation.id, suppressionId: suppression.id },
    senderNumber: (await db.sender.findUniqueOrThrow({ where: { id: senderId } })).address,
    unknownId: await unknownMessage(db, launchedId),
    questionId: await openQuestion(db, accountId, consumers[2] ?? ""),
    webhookId: await stuckWebhook(db, accountId, first),
    consumers,
  }
}

/** A message that waits for a person's decision. */
async function unknownMessage(db: Database, campaignId: string): Promise<string> {
  const { id: messageId, month } = await db.message.findFirstOrThrow({ where: { campaignId } })
  const at = new Date(Date.now() - 600_000)
  await db.message.updateMany({
    where: { id: messageId, month },
    data: { state: "unknown", submittedAt: at },
  })
  const times = { firstAt: at, lastAt: at, nextAt: at }
  await db.messageLookup.create({ data: { messageId, month, lookups: 3, ...times } })
  return messageId
}

/** What a consumer wrote that may be an opt-out. */
async function openQuestion(db: Database, accountId: string, address: string): Promise<string> {
  const consumer = { channel: "sms", addressKey: addressKey(accountId, "sms", address), address } as const
  const data = { accountId, ...consumer, said: secretWord, heardAt: new Date() }
  return (await db.optOutQuestion.create({ data })).id
}

async function stuckWebhook(db: Database, accountId: string, from: string): Promise<string> {
  const { id } = await db.providerEvent.create({
    data: {
      ...{
        accountId,
        channel: "sms",
        kind: "inbound",
        dedupeKey: "inbound:SM1",
        providerId: "SM1",
        givenUpAt: new Date(),
      },
      payload: { From: from, To: "+13235550100", Body: secretWord },
    },
  })
  return `${id}`
}
