import { setTimeout as sleep } from "node:timers/promises"
import type { Figure } from "../support/report.ts"
import { signIn } from "../support/sign-in.ts"
import { peakMemoryMiB, type Stack } from "../support/stack.ts"

const rowCount = 10_000

/** A CSV of 10,000 rows from the upload to the preview, through the web process, with the memory it took. */
export async function importScenario({ manifest }: Stack): Promise<Figure[]> {
  const client = await signIn(manifest, "manager")
  const created = await client.post("/api/webtool/campaigns", {
    data: {},
    headers: { origin: manifest.baseUrl },
  })
  const { id } = await created.json()
  const webPid = manifest.pids.web ?? 0
  const idleMiB = await peakMemoryMiB(webPid)
  const startedAt = performance.now()
  const uploaded = await client.post(`/api/webtool/campaigns/${id}/recipients/upload?fileName=bench.csv`, {
    data: Buffer.from(csv()),
    headers: { origin: manifest.baseUrl, "content-type": "text/csv" },
  })
  if (!uploaded.ok()) throw new Error(`The upload was refused: ${await uploaded.text()}`)
  const preview = await client.get(`/api/webtool/campaigns/${id}/recipients?page=1&pageSize=50`)
  const seconds = (performance.now() - startedAt) / 1000
  if ((await preview.json()).total !== rowCount) throw new Error("The preview does not hold every row")
  await sleep(100)
  const peakMiB = await peakMemoryMiB(webPid)
  return [
    { what: `CSV of ${rowCount} rows, upload to preview`, value: rowCount / seconds, unit: "rows/s" },
    { what: "web process above idle, at its peak", value: peakMiB - idleMiB, unit: "MiB" },
  ]
}

function csv(): string {
  const rows = Array.from(
    { length: rowCount },
    (_, index) => `+1646${2_000_000 + index},Customer ${index}: your order ${index} shipped`,
  )
  return `Phone,Message\n${rows.join("\n")}\n`
}
