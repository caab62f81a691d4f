import getPort from "get-port"
import { allJobs } from "#inngest/jobs/all.ts"
import { launchCampaign } from "#lib/campaigns/launch/launch-campaign.ts"
import { createTestDraft, uploadCsv } from "#lib/campaigns/testing/test-drafts.ts"
import { defaultOptOutText } from "#lib/channels/sms/sms-text.ts"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import {
  createTestAccount,
  openTestWorld,
  type TestAccount,
  type TestWorld,
  testCtx,
} from "#lib/platform/testing/test-ctx.ts"
import { type Child, startChild } from "./child.ts"
import type { CrashCarrier } from "./crash-carrier.ts"
import { type JobAsker, openJobAsker } from "./job-asker.ts"
import type { Host, SenderConfig } from "./sender-config.ts"
import { type Gate, openTollGate } from "./toll-gate.ts"

export type Role = SenderConfig["role"]

/** One brand with a launched campaign, its database, the way to the carrier, and the processes that may be started for it. */
export type Stage = {
  world: TestWorld
  account: TestAccount
  from: string
  campaignId: string
  carrier: CrashCarrier
  gate: Gate
  asker: JobAsker
  start(role: Role, trigger?: SenderConfig["trigger"]): Promise<Child>
  close(): Promise<void>
}

export type StageOptions = {
  serverUrl: string
  carrier: CrashCarrier
  host: Host
  recipients: number
  /** Segments a second at which the lane sends; the pace is lifted when left out. */
  ratePerSecond?: number | undefined
  /** Texts of one to three segments instead of one each. */
  hasLongTexts?: boolean
  /** Nothing of this process stands between sender and carrier: nothing can be struck there, nor held up. */
  isDirect?: boolean
  /** Settings of the processes beside the usual ones. */
  env?: Record<string, string>
}

export async function openStage(options: StageOptions): Promise<Stage> {
  const world = await openTestWorld(options.serverUrl)
  const gate = await openTollGate(options.carrier.url)
  const { account, from, campaignId } = await launchOne(
    world,
    options.isDirect ? options.carrier.url : gate.url,
    options,
  )
  await recordUnknown(world)
  const { ratePerSecond } = options
  if (ratePerSecond) await world.db.lane.updateMany({ data: { ratePerSecond } })
  const [webPort, functionsPort] = [await getPort(), await getPort()]
  const asker = await openJobAsker({
    host: options.host,
    databaseUrl: world.databaseUrl,
    jobs: allJobs,
    functionsUrl: `http://127.0.0.1:${functionsPort}/api/inngest`,
  })
  const children: Child[] = []
  const start: Stage["start"] = async (role, trigger = null) => {
    const port = role === "web" ? webPort : functionsPort
    const env = {
      ...childEnv(world, role, webPort),
      LANE_RATE_PER_SECOND: ratePerSecond ? "" : "0",
      ...asker.env,
      ...options.env,
    }
    const child = await startChild({ role, host: options.host, port, trigger }, env)
    children.push(child)
    return child
  }
  const close = async () => {
    await asker.close()
    await Promise.all(children.filter((child) => child.isAlive()).map((child) => child.kill()))
    await gate.close()
    await world.close()
  }
  return { world, account, from, campaignId, carrier: options.carrier, gate, asker, start, close }
}

const childEnv = ({ databaseUrl }: TestWorld, role: Role, webPort: number) => ({
  DATABASE_URL: `${databaseUrl}?application_name=${applicationName(role)}`,
  PUBLIC_URL: `http://127.0.0.1:${webPort}`,
})

/** How the connections of a process are called in the database, to see when the last one of a dead process is gone. */
export const applicationName = (role: Role) => `crash-${role}`

/** The campaign is launched as a person does; what follows is the work of the processes. */
async function launchOne(world: TestWorld, providerUrl: string, options: StageOptions) {
  const account = await createTestAccount(world.db)
  await connectTwilio(world.db, account.accountId, { baseUrl: providerUrl })
  const ctx = testCtx(world.db, account.accountId)
  const { id: campaignId } = await createTestDraft(ctx, account)
  await uploadCsv(ctx, campaignId, ["Phone,Message", ...lines(options)].join("\n"))
  const { version } = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  await launchCampaign(ctx, { campaignId, version, consent: true })
  const sender = await world.db.sender.findUniqueOrThrow({ where: { id: account.senderId } })
  return { account, from: sender.address, campaignId }
}

/** One to three segments with the opt-out text: outside the basic alphabet 67 characters fit into each. */
const texts = [20, 80, 138 - defaultOptOutText.length].map((length) => "Всё за полцены. ".padEnd(length, "!"))

/** Distinct numbers that the carrier takes as ordinary ones, each with a text; an empty one is the campaign's. */
const lines = ({ recipients, hasLongTexts }: StageOptions) =>
  Array.from(
    { length: recipients },
    (_, i) => `+1415${2_000_000 + i * 17},${hasLongTexts ? texts[i % texts.length] : ""}`,
  )

/** Remembers in the test's own table which messages were ever called unknown, to count the resolved ones. */
const recordUnknown = async ({ db }: TestWorld) => {
  await db.$executeRawUnsafe("CREATE TABLE was_unknown (id uuid PRIMARY KEY)")
  await db.$executeRawUnsafe(`CREATE FUNCTION note_unknown() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO was_unknown VALUES (NEW.id) ON CONFLICT DO NOTHING; RETURN NULL; END'`)
  await db.$executeRawUnsafe(`CREATE TRIGGER note_unknown AFTER UPDATE ON message FOR EACH ROW
    WHEN (NEW.state = 'unknown') EXECUTE FUNCTION note_unknown()`)
}
