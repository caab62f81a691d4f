import type { Logger } from "pino"
import { errors, Pool } from "undici"
import { hexId } from "../messages/sid.ts"
import { signatureOf, type WebhookParams } from "./signature.ts"
import { type WebhookTarget, webhookTarget } from "./webhook-url.ts"

const SOCKETS_PER_HOST = 128
const CONNECT_TIMEOUT_MS = 5000
const ANSWER_TIMEOUT_MS = 15_000
const CONNECTION_FAILURES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_SOCKET",
])

export type Webhook = {
  url: string
  params: WebhookParams
  /** Signs with something else than the account's token, as a forger would. */
  forgedToken?: string
}

/** `status` is the answer's, or null with the reason in `error` when there was no answer. */
export type WebhookResult = { status: number | null; error: string | null }

type Job = { webhook: Webhook; target: WebhookTarget; settle: (result: WebhookResult) => void }
type Host = { pool: Pool; waiting: Job[]; next: number; active: number; failing: boolean }

/** Posts signed webhooks: kept connections, at most 128 at once to a host, the others in line. */
export class WebhookSender {
  #authToken: string
  #log: Logger
  #hosts = new Map<string, Host>()
  #counters = { ok: 0, failed: 0, retried: 0 }

  constructor(authToken: string, log: Logger) {
    this.#authToken = authToken
    this.#log = log
  }

  /** Never rejects: a webhook that could not be delivered is a result, not an error of the carrier. */
  post(webhook: Webhook): Promise<WebhookResult> {
    const target = webhookTarget(webhook.url)
    const host = this.#host(target.origin)
    return new Promise((settle) => {
      host.waiting.push({ webhook, target, settle })
      this.#pump(host)
    })
  }

  counters() {
    let pending = 0
    for (const host of this.#hosts.values()) pending += host.active + host.waiting.length - host.next
    return { ...this.#counters, pending }
  }

  /** Drops what still waits; used when all messages are deleted. */
  clear(): void {
    for (const host of this.#hosts.values()) {
      for (const job of host.waiting.slice(host.next)) job.settle({ status: null, error: "dropped" })
      host.waiting = []
      host.next = 0
    }
    this.#counters = { ok: 0, failed: 0, retried: 0 }
  }

  async close(): Promise<void> {
    this.clear()
    await Promise.all([...this.#hosts.values()].map((host) => host.pool.destroy()))
  }

  #host(origin: string): Host {
    const known = this.#hosts.get(origin)
    if (known) return known
    const pool = new Pool(origin, {
      connections: SOCKETS_PER_HOST,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      headersTimeout: ANSWER_TIMEOUT_MS,
      bodyTimeout: ANSWER_TIMEOUT_MS,
    })
    const host = { pool, waiting: [], next: 0, active: 0, failing: false }
    this.#hosts.set(origin, host)
    return host
  }

  #pump(host: Host): void {
    while (host.active < SOCKETS_PER_HOST && host.next < host.waiting.length) {
      const job = host.waiting[host.next] as Job
      host.next++
      host.active++
      void this.#run(host, job)
    }
    if (host.next === host.waiting.length) {
      host.waiting = []
      host.next = 0
    }
  }

  async #run(host: Host, job: Job): Promise<void> {
    const result = await this.#deliver(host, job)
    this.#account(host, job, result)
    host.active--
    job.settle(result)
    this.#pump(host)
  }

  /** Twilio's default: one more try when no connection came about, none when an answer was bad or late. */
  async #deliver(host: Host, job: Job): Promise<WebhookResult> {
    const token = hexId()
    const first = await this.#request(host.pool, job, token)
    if (first.error === null || !CONNECTION_FAILURES.has(first.error)) return first
    this.#counters.retried++
    return this.#request(host.pool, job, token)
  }

  async #request(pool: Pool, { webhook, target }: Job, idempotencyToken: string): Promise<WebhookResult> {
    try {
      const response = await pool.request({
        method: "POST",
        path: target.path,
        headers: {
          "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
          "user-agent": "TwilioProxy/1.1",
          "i-twilio-idempotency-token": idempotencyToken,
          "x-twilio-signature": signatureOf(
            webhook.forgedToken ?? this.#authToken,
            target.signedUrl,
            webhook.params,
          ),
        },
        body: new URLSearchParams(webhook.params).toString(),
      })
      await response.body.dump()
      return { status: response.statusCode, error: null }
    } catch (error) {
      return { status: null, error: reasonOf(error) }
    }
  }

  #account(host: Host, job: Job, result: WebhookResult): void {
    const ok = result.status !== null && result.status >= 200 && result.status < 300
    this.#counters[ok ? "ok" : "failed"]++
    if (ok === host.failing) {
      host.failing = !ok
      const detail = { origin: job.target.origin, ...result }
      if (ok) this.#log.info(detail, "webhooks are answered again")
      else this.#log.warn(detail, "a webhook was not answered with 2xx")
    }
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.UndiciError) return error.code
  if (error instanceof Error) return "code" in error ? String(error.code) : error.message
  return String(error)
}
