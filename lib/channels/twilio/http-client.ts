import { AsyncLocalStorage } from "node:async_hooks"
import { subscribe } from "node:diagnostics_channel"
import twilio from "twilio"
import { Agent, buildConnector, DecoratorHandler, type Dispatcher, request } from "undici"
import type { WriteWatch } from "#lib/channels/port/transport.ts"

type RequestOptions = Parameters<twilio.RequestClient["request"]>[0]

/** The provider was not reached, so nothing can have been sent: safe to try again. */
export class ProviderUnreachableError extends Error {}

/** The request went out and no usable answer came back: the message may have been sent. */
export class ProviderSilentError extends Error {}

/** The watch of the requests of the code that runs in it; the package lets no option of ours through. */
export const watchingWrite = new AsyncLocalStorage<WriteWatch>()

/**
 * The HTTP side of the `twilio` package on undici: pooled connections, one attempt a request, and errors that tell
 * "not sent" from "not known". The package's own client (axios) hides that difference and is several times slower.
 */
export class TwilioHttpClient extends twilio.RequestClient {
  readonly #agent: Agent
  readonly #dispatcher: Dispatcher

  constructor(options: { connections: number; timeoutMs: number }) {
    super({ autoRetry: false })
    this.#agent = new Agent({
      connections: options.connections,
      connect: connectCertainly,
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
    })
    this.#dispatcher = this.#agent.compose(tellWritten)
  }

  override async request<TData>(options: RequestOptions) {
    const url = new URL(options.uri)
    for (const [name, value] of Object.entries(options.params ?? {}))
      appendField(url.searchParams, name, value)
    try {
      const answer = await request(url, {
        dispatcher: this.#dispatcher,
        opaque: watchingWrite.getStore(),
        method: options.method.toUpperCase() as "GET",
        headers: requestHeaders(options),
        body: options.data ? encodeBody(options) : null,
      })
      const text = await answer.body.text()
      return { statusCode: answer.statusCode, body: parseBody(text) as TData, headers: answer.headers }
    } catch (error) {
      throw error instanceof ProviderUnreachableError ? error : silent(error)
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

/** Whose request is being written: between `onRequestStart` and the word that it was sent nothing else runs. */
let beingWritten: WriteWatch | undefined
subscribe("undici:request:bodySent", () => {
  beingWritten?.written()
  beingWritten = undefined
})

/**
 * What comes before `onRequestStart` (the line, a new connection) is our own time, and a busy machine may stop the process
 * between it and the word that the request was sent.
 */
const tellWritten: Dispatcher.DispatcherComposeInterceptor = (dispatch) => (options, handler) => {
  const { opaque: watch } = options as { opaque?: WriteWatch }
  if (!watch) return dispatch(options, handler)
  const telling = new DecoratorHandler(handler) as Dispatcher.DispatchHandler
  const start = telling.onRequestStart?.bind(telling)
  telling.onRequestStart = (...details) => {
    watch.begun()
    beingWritten = watch
    start?.(...details)
  }
  return dispatch(options, telling)
}

const connect = buildConnector({ timeout: 5_000 })

/**
 * What fails here failed before a connection stood: name, address, TLS handshake. The codes alone prove nothing, since
 * EHOSTUNREACH and its like also end a connection on which a request went out.
 */
const connectCertainly: buildConnector.connector = (options, callback) =>
  connect(options, (error, socket) => {
    if (error)
      callback(
        new ProviderUnreachableError(`The provider cannot be reached (${codeOf(error)})`, { cause: error }),
        null,
      )
    else callback(null, socket)
  })

const silent = (error: unknown) =>
  new ProviderSilentError(`The provider did not answer (${codeOf(error)})`, { cause: error })

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return cause?.code ?? code ?? ""
}
