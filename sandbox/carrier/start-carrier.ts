import type { AddressInfo } from "node:net"
import formbody from "@fastify/formbody"
import Fastify, { type FastifyInstance } from "fastify"
import { type Logger, pino } from "pino"
import { ContentStore } from "./content/content-store.ts"
import type { Core } from "./core.ts"
import { pagePlugin } from "./http/page-plugin.ts"
import { notFound, sendRestError } from "./http/rest-answers.ts"
import { restPlugin } from "./http/rest-plugin.ts"
import { sandboxPlugin } from "./http/sandbox-plugin.ts"
import { requireLoopback } from "./loopback.ts"
import { MessageStore } from "./messages/message-store.ts"
import { OptOuts } from "./phones/opt-outs.ts"
import { Lifecycle } from "./sending/lifecycle.ts"
import { Throttle } from "./sending/throttle.ts"
import { UserLimit } from "./sending/user-limit.ts"
import { Wheel } from "./sending/wheel.ts"
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from "./settings.ts"
import { Journal } from "./storage/journal.ts"
import type { JournalEntry } from "./storage/journal-entry.ts"
import { restore } from "./storage/restore.ts"
import { StatusCallbacks } from "./webhooks/status-callbacks.ts"
import { WebhookSender } from "./webhooks/webhook-sender.ts"

export type CarrierOptions = {
  accountSid: string
  authToken: string
  /** A loopback address; 127.0.0.1 unless said otherwise. */
  host?: string
  /** 0, the default, takes a free one. */
  port?: number
  /** Numbers the account owns, in E.164; none means that any number may send. */
  senders?: readonly string[]
  /** Messaging services with the numbers in their pools; none means that any sid is one, with all numbers. */
  services?: Readonly<Record<string, readonly string[]>>
  /** Where messages survive a restart; without it they live in memory. */
  dataFile?: string
  settings?: Partial<Settings>
  log?: Logger
}

/** `url` is what goes into the `twilio` package as base address of `api`, `content`, `lookups` and `messaging`. */
export type Carrier = { url: string; accountSid: string; authToken: string; close: () => Promise<void> }

function createCore(options: CarrierOptions, log: Logger, record: (entry: JournalEntry) => void): Core {
  const settings = settingsSchema.parse({ ...DEFAULT_SETTINGS, ...options.settings })
  const { accountSid, authToken, senders = [], services = {} } = options
  const store = new MessageStore(record)
  const contents = new ContentStore(record)
  const userLimit = new UserLimit()
  const wheel = new Wheel()
  const webhooks = new WebhookSender(authToken, log)
  const callbacks = new StatusCallbacks({ accountSid, webhooks, wheel, settings })
  const lifecycle = new Lifecycle({
    store,
    rules: { store, contents, userLimit, settings },
    wheel,
    callbacks,
    settings,
  })
  return {
    accountSid,
    authToken,
    senders,
    services,
    settings,
    store,
    contents,
    optOuts: new OptOuts(record),
    wheel,
    webhooks,
    lifecycle,
    throttle: new Throttle(),
    userLimit,
    refusedOnce: new Set(),
    log,
  }
}

async function createServer(core: Core): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, forceCloseConnections: true })
  await app.register(formbody)
  await app.register(restPlugin, { core })
  await app.register(sandboxPlugin, { core })
  await app.register(pagePlugin)
  app.setNotFoundHandler((request, reply) => sendRestError(reply, notFound(request)))
  return app
}

/** Reads the data file back, then keeps it. A disk that refuses leaves a carrier that lives in memory. */
async function openJournal(core: Core, path: string): Promise<Journal | null> {
  try {
    const { unreadable } = await restore(path, core)
    if (unreadable > 0) core.log.warn({ unreadable }, "cut lines of the data file were passed over")
    return await Journal.open(path, core.log)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    core.log.error({ reason }, "the data file cannot be used: the carrier goes on in memory only")
    return null
  }
}

/**
 * Starts a carrier that speaks the part of Twilio's REST API that we use, with phones to look at.
 * @throws Error when the host is not loopback or the port is taken
 */
export async function startCarrier(options: CarrierOptions): Promise<Carrier> {
  const host = options.host ?? "127.0.0.1"
  requireLoopback(host)
  const log = options.log ?? pino({ level: "silent" })
  let journal: Journal | null = null
  const core = createCore(options, log, (entry) => journal?.append(entry))
  if (options.dataFile !== undefined) journal = await openJournal(core, options.dataFile)
  const app = await createServer(core)
  await app.listen({ host, port: options.port ?? 0 })
  // What was under way when the carrier stopped goes on.
  for (const message of core.store.all()) if (!message.deleted) core.lifecycle.start(message)
  const { port } = app.server.address() as AddressInfo
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    accountSid: core.accountSid,
    authToken: core.authToken,
    close: async () => {
      await app.close()
      core.wheel.stop()
      await core.webhooks.close()
      await journal?.close()
    },
  }
}
