import { execFile } from "node:child_process"
import path from "node:path"
import { promisify } from "node:util"
import { type FreeProvider, startFreeProvider } from "../support/free-provider/free-provider.ts"
import { hold, queueCampaign, release, text, tidy, untilSent } from "../support/ledger.ts"
import { median } from "../support/median.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"

const messageCount = 100_000
const rounds = 3
const run = promisify(execFile)

/**
 * Drains 100,000 messages to a provider that costs nothing and sends no callbacks, and compares with undici that posts the
 * same bodies to the same provider, before and after each drain; the medians count. What is left of undici's rate is what
 * the ledger and the package cost.
 */
export async function ceilingScenario(stack: Stack): Promise<Figure[]> {
  const provider = await startFreeProvider()
  try {
    await drain(stack, provider, { id: "ceil-warm", count: 10_000 })
    const [bare, drained]: number[][] = [[await bareRate(stack, provider)], []]
    for (let round = 0; round < rounds; round += 1) {
      drained?.push(await drain(stack, provider, { id: `ceiling-${round}`, count: messageCount }))
      bare?.push(await bareRate(stack, provider))
    }
    const [most, ours] = [median(bare ?? []), median(drained ?? [])]
    return [
      { what: "bare undici to a provider that costs nothing", value: most, unit: "messages/s" },
      { what: "drain of 100,000 messages to it, no callbacks", value: ours, unit: "messages/s" },
      { what: "drain against bare undici", value: ours / most, unit: "ratio", bar: { atLeast: 0.25 } },
    ]
  } finally {
    await provider.stop()
  }
}

async function drain(
  stack: Stack,
  provider: FreeProvider,
  campaign: { id: string; count: number },
): Promise<number> {
  await hold(stack)
  const restore = await sendTo(stack, provider.url)
  await queueCampaign(stack, campaign)
  await tidy(stack)
  await provider.count()
  await release(stack)
  await untilSent(stack)
  const { count, firstMs, lastMs } = await provider.count()
  await restore()
  return (count / (lastMs - firstMs)) * 1000
}

/** Points every account at another provider; returns how to undo it. Runs read the address when they begin. */
export async function sendTo({ db }: Stack, url: string): Promise<() => Promise<void>> {
  const { rows } = await db.query<{ id: string; url: string | null }>(
    "SELECT id, twilio_base_url AS url FROM account",
  )
  await db.query("UPDATE account SET twilio_base_url = $1", [url])
  return async () => {
    for (const account of rows)
      await db.query("UPDATE account SET twilio_base_url = $2 WHERE id = $1", [account.id, account.url])
  }
}

async function bareRate({ manifest }: Stack, provider: FreeProvider): Promise<number> {
  const { accountSid, authToken } = manifest.twilio
  const options = { url: provider.url, sid: accountSid, token: authToken, from: manifest.senderNumber, text }
  const callback = `${manifest.baseUrl}/api/webhooks/twilio/${manifest.accountId}/status`
  const args = Object.entries({ ...options, callback, count: `${messageCount}` }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ])
  const { stdout } = await run(process.execPath, [
    path.join(import.meta.dirname, "../bare-undici.ts"),
    ...args,
  ])
  return messageCount / Number(stdout)
}
