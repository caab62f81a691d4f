import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import { checksAnswers } from "#lib/platform/env.ts"
import { type Permission, requirePermission } from "./permissions.ts"

type Declaration<Input extends z.ZodType, Output extends z.ZodType> = {
  permission: Permission
  input: Input
  /** What it answers, as it travels: moments are ISO 8601. `z.void()` for nothing. */
  output: Output
  run(ctx: Ctx, input: z.output<Input>): Promise<z.output<Output>>
}

type Given<Input extends z.ZodType> =
  Record<never, never> extends z.input<Input> ? [input?: z.input<Input>] : [input: z.input<Input>]

/** A function that tells what goes in, what comes out, and who may call it. */
export type Verb<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  Declaration<Input, Output>,
  "run"
> &
  ((ctx: Ctx, ...given: Given<Input>) => Promise<z.output<Output>>)

/** Any verb, for tables of them. */
export type AnyVerb = Omit<Declaration<z.ZodType, z.ZodType>, "run"> &
  ((ctx: Ctx, input: never) => Promise<unknown>)

/** For verbs that ask for nothing. */
export const noInput = z.object({})

/**
 * Makes a verb: permission first, then its input is checked, once, then `run`. While the product is tested or developed, an
 * answer that does not fit what is declared fails.
 */
export function defineVerb<Input extends z.ZodType, Output extends z.ZodType>(
  declaration: Declaration<Input, Output>,
): Verb<Input, Output> {
  const { run, ...declared } = declaration
  const verb = async (ctx: Ctx, given: unknown = {}) => {
    requirePermission(ctx, declared.permission)
    const answer = await run(ctx, declared.input.parse(given))
    if (checksAnswers()) requireFit(declared.output, answer)
    return answer
  }
  return Object.assign(verb, declared)
}

function requireFit(output: z.ZodType, answer: unknown): void {
  const { error } = output.safeParse(answer)
  if (error) throw new Error(`An answer is not what its verb declares:\n${z.prettifyError(error)}`)
}
