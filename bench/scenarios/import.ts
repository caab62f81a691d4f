import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { APIRequestContext } from "@playwright/test"
import type { PoolClient } from "pg"
import { from, to } from "pg-copy-streams"
import { median } from "../support/median.ts"
import { watchMemory } from "../support/memory.ts"
import type { Figure } from "../support/report.ts"
import { signIn } from "../support/sign-in.ts"
import type { Stack } from "../support/stack.ts"
import { until } from "../support/until.ts"

const rowCount = 100_000
const partBytes = 1024 * 1024
const warmUpRows = 10_000
const rounds = 3

/**
 * A CSV of 100,000 rows from the first byte sent to its recipients being there, beside a bare COPY of the same rows, in
 * turns; the medians count.
 */
export async function importScenario(stack: Stack): Promise<Figure[]> {
  const { pids } = stack.manifest
  const client = await signIn(stack.manifest, "manager")
  await importFile(stack, client, csv(warmUpRows))
  const worker = await watchMemory(pids.worker ?? 0)
  const web = await watchMemory(pids.web ?? 0)
  const [imports, copies]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const { audienceId, seconds } = await importFile(stack, client, csv(rowCount))
    imports.push(seconds)
    copies.push(await copyBare(stack, audienceId))
  }
  const [seconds, copySeconds] = [median(imports), median(copies)]
  return [
    {
      what: "import of 100,000 rows, upload included, by a bare COPY of them",
      value: seconds / copySeconds,
      unit: "times",
      bar: { atMost: 4 },
    },
    { what: "import of 100,000 rows", value: rowCount / seconds, unit: "rows/s" },
    { what: "bare COPY of the same rows", value: rowCount / copySeconds, unit: "rows/s" },
    {
      what: "worker above idle while it imports, at its peak",
      value: await worker.aboveIdleMiB(),
      unit: "MiB",
      bar: { below: 200 },
    },
    {
      what: "web process above idle while it receives, at its peak",
      value: await web.aboveIdleMiB(),
      unit: "MiB",
      bar: { below: 200 },
    },
  ]
}

async function importFile({ db, manifest }: Stack, client: APIRequestContext, text: string) {
  const headers = { origin: manifest.baseUrl }
  const { id } = await (await client.post("/api/webtool/campaigns", { data: {}, headers })).json()
  const startedAt = performance.now()
  const audienceId = await send(
    client,
    `/api/webtool/campaigns/${id}/recipients/uploads`,
    Buffer.from(text),
    headers,
  )
  await until("the recipients are there", async () => {
    const { rows } = await db.query("SELECT state FROM audience WHERE id = $1", [audienceId])
    return rows[0]?.state === "ready"
  })
  return { audienceId, seconds: (performance.now() - startedAt) / 1000 }
}

/** As the browser does it: by the tus protocol, part after part. */
async function send(client: APIRequestContext, path: string, bytes: Buffer, origin: { origin: string }) {
  const headers = { ...origin, "tus-resumable": "1.0.0", "content-type": "application/offset+octet-stream" }
  const begun = await client.post(path, { headers: { ...headers, "upload-length": `${bytes.length}` } })
  const upload = begun.headers().location ?? ""
  for (let offset = 0; offset < bytes.length; offset += partBytes) {
    const part = { ...headers, "upload-offset": `${offset}` }
    const sent = await client.patch(upload, {
      headers: part,
      data: bytes.subarray(offset, offset + partBytes),
    })
    if (!sent.ok()) throw new Error(`The upload was refused: ${await sent.text()}`)
  }
  return upload.split("/").at(-1) ?? ""
}

function csv(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, index) => `+1646${2_000_000 + index},Customer ${index}: your order ${index} shipped`,
  )
  return `Phone,Message\n${lines.join("\n")}\n`
}

const columns =
  "audience_id, line, raw, address, address_key, country, place, variables, text, segments, problem, warning"

/** The stored rows once more, into an equal table with the same indexes. */
async function copyBare({ db }: Stack, audienceId: string): Promise<number> {
  const client: PoolClient = await db.connect()
  try {
    const rows = await client
      .query(
        to(
          `COPY (SELECT ${columns} FROM recipient WHERE audience_id = '${audienceId}' ORDER BY line) TO STDOUT`,
        ),
      )
      .toArray()
    await client.query("CREATE TABLE bare_recipient (LIKE recipient INCLUDING ALL)")
    const startedAt = performance.now()
    await pipeline(Readable.from(rows), client.query(from(`COPY bare_recipient (${columns}) FROM STDIN`)))
    return (performance.now() - startedAt) / 1000
  } finally {
    await client.query("DROP TABLE IF EXISTS bare_recipient")
    client.release()
  }
}
