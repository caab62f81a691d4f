import { parseArgs } from "node:util"
import twilio from "twilio"

/**
 * The yardstick: the `twilio` package as it comes, in a process of its own, sending the same texts to the same carrier
 * with nothing around it. Prints the seconds it took.
 */
const { values } = parseArgs({
  options: {
    url: { type: "string", default: "" },
    sid: { type: "string", default: "" },
    token: { type: "string", default: "" },
    from: { type: "string", default: "" },
    callback: { type: "string", default: "" },
    count: { type: "string", default: "20000" },
    parallel: { type: "string", default: "100" },
  },
})

const httpClient = new twilio.RequestClient({ keepAlive: true, maxSockets: Number(values.parallel) })
const client = twilio(values.sid, values.token, { httpClient })
client.api.baseUrl = values.url
const body = "Your order has shipped. Questions? Reply here and we will help."
let next = 0

async function sendUntilDone(): Promise<void> {
  for (let index = next++; index < Number(values.count); index = next++)
    await client.messages.create({
      to: `+1646${String(2_000_000 + index)}`,
      from: values.from,
      body,
      ...(values.callback && { statusCallback: `${values.callback}?m=${index}` }),
    })
}

const startedAt = performance.now()
await Promise.all(Array.from({ length: Number(values.parallel) }, sendUntilDone))
process.stdout.write(`${(performance.now() - startedAt) / 1000}\n`)
process.exit(0)
