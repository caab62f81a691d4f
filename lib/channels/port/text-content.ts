import { z } from "zod"

/** A text that may hold {{1}}, {{2}}, …, and how to opt out, which stands on a line of its own below it; "" leaves it out. */
export const textContent = z.strictObject({
  kind: z.literal("text"),
  text: z.string(),
  optOutText: z.string(),
})

export type TextContent = z.output<typeof textContent>
