import { zodResolver } from "@hookform/resolvers/zod"
import { handoffSchema } from "#lib/handoffs/handoff-schema.ts"

/** Checks the form by the schema that the server checks by. */
export const resolveHandoff = zodResolver(handoffSchema)
