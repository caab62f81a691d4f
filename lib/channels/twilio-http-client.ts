import twilio from "twilio"
import { Agent, request } from "undici"
import { wasNeverWritten } from "./never-written.ts"

type RequestOptions = Parameters<twilio.RequestClient["request"]>[0]

/** The provider was not reached, so nothing can have been sent: safe to try again. */
export class ProviderUnreachableError extends Error {}

/** The request went out and no usable answer came back: the message may have been sent. */
export class ProviderSilentError extends Error {}

/**
 * The HTTP side of the `twilio` package on undici: pooled connections, one attempt a request, and errors that tell
 * "not sent" from "not known". The package's own client (axios) hides that difference and is several times slower.
 */
export class TwilioHttpClient extends twilio.RequestClient {
  readonly #agent: Agent

  constructor(options: { connections: number; timeoutMs: number }) {
    super({ autoRetry: false })
    this.#agent = new Agent({
      connections: options.connections,
      connect: { timeout: 5_000 },
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
    })
  }

  override async request<TData>(options: RequestOptions) {
    const url = new URL(options.uri)
    for (const [name, value] of Object.entries(options.params ?? {}))
      appendField(url.searchParams, name, value)
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        method: options.method.toUpperCase() as "GET",
        headers: requestHeaders(options),
        body: options.data ? encodeBody(options) : null,
      })
      const text = await answer.body.text()
      return { statusCode: answer.statusCode, body: parseBody(text) as TData, headers: answer.headers }
    } catch (error) {
      throw readableError(error)
    }
  }

  close = () => this.#agent.close()
}

function requestHeaders(options: RequestOptions): Record<string, string> {
  const credentials = Buffer.from(`${options.username}:${options.password}`).toString("base64")
  return { ...(options.headers as Record<string, string>), Authorization: `Basic ${credentials}` }
}

function encodeBody(options: RequestOptions): string {
  const headers = options.headers as Record<string, string> | undefined
  if (headers?.["Content-Type"]?.includes("json")) return JSON.stringify(options.data)
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(options.data as object)) appendField(form, name, value)
  return form.toString()
}

function appendField(target: URLSearchParams, name: string, value: unknown): void {
  const values = Array.isArray(value) ? value : [value]
  for (const item of values) if (item !== undefined && item !== null) target.append(name, String(item))
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function readableError(error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = (cause as { code?: string }).code ?? (error as { code?: string }).code ?? ""
  return wasNeverWritten(error)
    ? new ProviderUnreachableError(`The provider cannot be reached (${code})`, { cause: error })
    : new ProviderSilentError(`The provider did not answer (${code})`, { cause: error })
}
