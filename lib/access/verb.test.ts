import { expect, test } from "vitest"
import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import { defineVerb } from "./verb.ts"

const as = (role: "admin" | "agent") =>
  ({ actor: { kind: "user", id: "1", name: "Ada", role } }) as unknown as Ctx

let answered: unknown
const doubled = defineVerb({
  permission: "settings:read",
  input: z.object({ count: z.coerce.number<number>().max(10) }),
  output: z.strictObject({ count: z.int() }),
  run: async (_ctx, { count }) => (answered ?? { count: count * 2 }) as { count: number },
})

test("a verb checks who asks, then what is asked, and answers", async () => {
  answered = undefined
  expect(await doubled(as("admin"), { count: 4 })).toEqual({ count: 8 })
  await expect(doubled(as("admin"), { count: 11 })).rejects.toThrow(z.ZodError)
  await expect(doubled(as("agent"), { count: 11 })).rejects.toThrow("This needs the role")
})

test.each([[{ count: "8" }], [{ count: 8, secret: "hash" }], [{}]])(
  "an answer other than declared fails while it is tested: %j",
  async (answer) => {
    answered = answer
    await expect(doubled(as("admin"), { count: 4 })).rejects.toThrow("not what its verb declares")
  },
)
