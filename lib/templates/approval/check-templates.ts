import pMap from "p-map"
import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import type { Template } from "#prisma/generated/client.ts"
import { RefusedError } from "./ask-twilio.ts"
import { proceedTemplate } from "./proceed-template.ts"
import { postponeTemplate, takeDueTemplates } from "./take-templates.ts"

const batchSize = 40
const requestsAtOnce = 8

/**
 * Keeps templates of all accounts in step with the provider: each whose turn it is. One that gives no answer has its turn
 * again when its lease ends. Safe to repeat and to overlap.
 * @returns whether it came to the end within `maxRunMs`
 */
export async function checkTemplates(
  system: SystemCtx,
  { maxRunMs, signal }: { maxRunMs: number; signal?: AbortSignal },
): Promise<{ count: number; isDone: boolean }> {
  const until = performance.now() + maxRunMs
  for (let count = 0; ; ) {
    const templates = await takeDueTemplates(system, batchSize)
    await pMap(templates, (template) => proceed(system, template), { concurrency: requestsAtOnce })
    count += templates.length
    if (templates.length < batchSize) return { count, isDone: true }
    if (performance.now() > until || signal?.aborted) return { count, isDone: false }
  }
}

async function proceed(system: SystemCtx, template: Template): Promise<void> {
  const { id: templateId, accountId } = template
  try {
    await proceedTemplate(jobCtx(system, accountId, "check-templates"), template)
  } catch (err) {
    if (err instanceof RefusedError) await postponeTemplate(system, templateId)
    system.log.warn({ err, accountId, templateId }, "the provider gave no answer about a template")
  }
}
