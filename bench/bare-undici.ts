import { parseArgs } from "node:util"
import { Agent, request } from "undici"

/**
 * The most that a Node process can send: undici with nothing around it, in a process of its own, posts the same bodies as
 * the product does to the same sink. Prints the seconds it took.
 */
const { values } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    sid: { type: "string", default: "" },
    token: { type: "string", default: "" },
    from: { type: "string", default: "" },
    text: { type: "string", default: "" },
    callback: { type: "string", default: "" },
    count: { type: "string", default: "100000" },
    parallel: { type: "string", default: "128" },
  },
})

const dispatcher = new Agent({ connections: Number(values.parallel) })
const url = `${values.url}/2010-04-01/Accounts/${values.sid}/Messages.json`
const headers = {
  Authorization: `Basic ${Buffer.from(`${values.sid}:${values.token}`).toString("base64")}`,
  "Content-Type": "application/x-www-form-urlencoded",
  Accept: "application/json",
}
let next = 0

async function sendUntilDone(): Promise<void> {
  for (let index = next++; index < Number(values.count); index = next++) {
    const form = {
      To: `+1646${String(3_000_000 + index)}`,
      From: values.from,
      Body: values.text,
      StatusCallback: `${values.callback}?m=${index}`,
    }
    const body = new URLSearchParams(form).toString()
    const answer = await request(url, { dispatcher, method: "POST", headers, body })
    await answer.body.json()
  }
}

const startedAt = performance.now()
await Promise.all(Array.from({ length: Number(values.parallel) }, sendUntilDone))
process.stdout.write(`${(performance.now() - startedAt) / 1000}\n`)
process.exit(0)
