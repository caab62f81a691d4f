import { z } from "zod"
import { isE164 } from "./sending/e164.ts"
import type { CarrierOptions } from "./start-carrier.ts"

const DEFAULT_PORT = 4010

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((number) => number.trim())
      .filter((number) => number !== ""),
  )

const optional = (text: string | undefined): string | undefined => (text === "" ? undefined : text)

const schema = z.object({
  CARRIER_PORT: z.coerce.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  CARRIER_HOST: z.string().default("127.0.0.1"),
  CARRIER_ACCOUNT_SID: z
    .string("is missing")
    .regex(/^AC[0-9a-f]{32}$/i, "must be AC and 32 hexadecimal digits"),
  CARRIER_AUTH_TOKEN: z.string("is missing").min(1, "must not be empty"),
  CARRIER_INBOUND_URL: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).optional(),
  CARRIER_SENDERS: list.refine(
    (senders) => senders.every(isE164),
    "must be numbers in E.164, parted by commas",
  ),
  CARRIER_DATA_FILE: z.string().optional(),
})

/**
 * Reads the environment; the only place of the carrier that does.
 * @throws Error with one sentence that names every variable to put right
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): CarrierOptions {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, optional(env[name])]))
  const result = schema.safeParse(given)
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`)
    throw new Error(`The carrier cannot start: ${problems.join("; ")}.`)
  }
  const config = result.data
  return {
    port: config.CARRIER_PORT,
    host: config.CARRIER_HOST,
    accountSid: config.CARRIER_ACCOUNT_SID,
    authToken: config.CARRIER_AUTH_TOKEN,
    senders: config.CARRIER_SENDERS,
    dataFile: config.CARRIER_DATA_FILE,
    settings: { inboundUrl: config.CARRIER_INBOUND_URL ?? null },
  }
}
