import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import twilio from "twilio"

export type ReceivedWebhook = {
  path: string
  params: Record<string, string>
  /** What the twilio package says about the signature. */
  isSigned: boolean
  idempotencyToken: string | undefined
  atMs: number
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString("utf8")
}

/** Stands for the product's webhooks: remembers what is posted, and answers what it is told to. */
export class WebhookReceiver {
  readonly received: ReceivedWebhook[] = []
  /** The status to answer with, or null to close the connection without an answer. */
  answer: number | null = 204
  mostAtOnce = 0
  #atOnce = 0
  #authToken: string
  #server: Server

  private constructor(authToken: string) {
    this.#authToken = authToken
    this.#server = createServer((request, response) => {
      this.#atOnce++
      this.mostAtOnce = Math.max(this.mostAtOnce, this.#atOnce)
      response.once("close", () => this.#atOnce--)
      void this.#remember(request).then(() => {
        if (this.answer === null) request.socket.destroy()
        else response.writeHead(this.answer).end()
      })
    })
  }

  static async start(authToken: string): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver(authToken)
    await new Promise<void>((resolve) => receiver.#server.listen(0, "127.0.0.1", resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The statuses called back for one recipient, in order of arrival. */
  statusesOf(to: string): string[] {
    return this.#of(to).map((webhook) => webhook.params.MessageStatus ?? "")
  }

  signedStatusesOf(to: string): string[] {
    return this.#of(to)
      .filter((webhook) => webhook.isSigned)
      .map((webhook) => webhook.params.MessageStatus ?? "")
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #of(to: string): ReceivedWebhook[] {
    return this.received.filter((webhook) => webhook.params.To === to)
  }

  async #remember(request: IncomingMessage): Promise<void> {
    const params = Object.fromEntries(new URLSearchParams(await readBody(request)))
    const path = request.url ?? "/"
    const header = (name: string) => request.headers[name]?.toString()
    const signature = header("x-twilio-signature") ?? ""
    this.received.push({
      path,
      params,
      isSigned: twilio.validateRequest(this.#authToken, signature, this.url + path, params),
      idempotencyToken: header("i-twilio-idempotency-token"),
      atMs: Date.now(),
    })
  }
}
