import type { NewProviderEvent } from "#lib/events/store-provider-events.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"

/** A request to `/api/webhooks/{source}/{accountId}/{status|inbound}`. */
export type Webhook = {
  source: WebhookSource
  /** Our account, out of the path. */
  accountId: string
  /** Path and query as requested, without host: "/api/webhooks/…?m=…". */
  target: string
  query: URLSearchParams
  /** The form fields. */
  fields: Record<string, string>
  headers: Record<string, string | string[] | undefined>
}

/** Who calls: checks that it is the provider, and for which account. Both throw ForgedWebhookError, and ZodError for other fields. */
export type WebhookSource = {
  /** As in the path. */
  name: string
  parseStatus(system: SystemCtx, webhook: Webhook): Promise<NewProviderEvent>
  /** One for each account whose sender may be meant, the number's own before that of a pool it is in. */
  parseInbound(system: SystemCtx, webhook: Webhook): Promise<NewProviderEvent[]>
  /** What the provider wants to read after a consumer's message: that nothing is to be sent back. */
  inboundAnswer: { contentType: string; body: string }
}
