import type { z } from "zod"
import { InvalidInputError } from "./errors.ts"

/** Checks a verb's input against its schema. Throws InvalidInputError naming every wrong field. */
export function validate<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }))
  throw new InvalidInputError("Some fields are not right", fields)
}
