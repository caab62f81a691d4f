import { randomUUID } from "node:crypto"
import { z } from "zod"
import type { Database } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { countryCode } from "./update-countries.ts"

export const createAccountSchema = z.object({
  /** Digits, the "site" of the wire contract; the identity provider's account claim carries the same. */
  id: z.string().regex(/^\d{4,20}$/, "must be 4 to 20 digits"),
  name: z.string().trim().min(1).max(255),
  /** Name of the default skill, to which replies after the lookback go. */
  skill: z.string().trim().min(1).max(255),
  /** ISO 3166-1 alpha-2: numbers without a country code are of it, and campaigns go there unasked. */
  homeCountry: countryCode,
  /** Rows that one CSV file of recipients may have; 10,000 unless more are enabled. */
  maxRows: z.coerce.number().int().min(1).max(100_000).default(10_000),
})

export type CreateAccountInput = z.input<typeof createAccountSchema>

/**
 * Opens an account for a brand, with its default skill. An operator's act from the command line, before anybody can
 * sign in, hence without a permission. Throws ConflictError when the id is taken.
 */
export async function createAccount(db: Database, input: CreateAccountInput): Promise<void> {
  const { id, name, skill, homeCountry, maxRows: maxRowsPerImport } = createAccountSchema.parse(input)
  const defaultSkillId = randomUUID()
  if (await db.account.findUnique({ where: { id } })) throw new ConflictError(`Account ${id} exists already`)
  await db.account.create({
    data: {
      id,
      name,
      defaultSkillId,
      maxRowsPerImport,
      homeCountry,
      sendingCountries: [homeCountry],
      skills: { create: { id: defaultSkillId, name: skill } },
    },
  })
}
