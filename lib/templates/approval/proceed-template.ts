import type { Ctx } from "#lib/platform/ctx.ts"
import type { Template } from "#prisma/generated/client.ts"
import { askTwilio, RefusedError } from "./ask-twilio.ts"
import { recordWord, type Word } from "./record-word.ts"
import { askForApproval, deleteContents, submitContent } from "./submit-content.ts"

/**
 * Does at the provider what is next for a template that the caller took: submits it, deletes it, or asks how it stands. Safe
 * to repeat after a crash. A submission that the provider refuses is undone, with the reason. Throws UnavailableError when
 * it gives no answer.
 */
export async function proceedTemplate(ctx: Ctx, template: Template): Promise<void> {
  if (template.deletedAt) return finishDeletion(ctx, template)
  const word = template.status === "submitting" ? submit(ctx, template) : ask(ctx, template)
  await recordWord(ctx, template, await word)
}

const ask = (ctx: Ctx, template: Template) => askTwilio(ctx, (client) => askForApproval(client, template))

async function submit(ctx: Ctx, template: Template): Promise<Word> {
  try {
    return await askTwilio(ctx, (client) => submitContent(client, template))
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    const { category } = template
    return { status: "unsubmitted", category, rejectionReason: error.message, contentSid: null }
  }
}

/** One that was never submitted has nothing there. */
async function finishDeletion(ctx: Ctx, template: Template): Promise<void> {
  if (template.submissions > 0) await askTwilio(ctx, (client) => deleteContents(client, template))
  await ctx.db.template.deleteMany({ where: { id: template.id, deletedAt: { not: null } } })
}
