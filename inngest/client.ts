import { Inngest } from "inngest"
import type { Env } from "#lib/platform/env-schema.ts"
import { log } from "#lib/platform/log.ts"

const holder = globalThis as { proactiveInngest?: Inngest }

/** The process's Inngest client; without Inngest settings it can neither send events nor be called. */
export function inngestClient(settings: Env): Inngest {
  holder.proactiveInngest ??= new Inngest({
    id: "proactive-messaging",
    isDev: settings.INNGEST_DEV,
    baseUrl: settings.INNGEST_BASE_URL,
    eventKey: settings.INNGEST_EVENT_KEY,
    signingKey: settings.INNGEST_SIGNING_KEY,
    signingKeyFallback: settings.INNGEST_SIGNING_KEY_FALLBACK,
    logger: log,
  })
  return holder.proactiveInngest
}
