import type { Payload } from "#lib/channels/port/transport.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** A recipient with a message, rendered. */
export type GivenLine = {
  id: string
  line: number
  address: string
  addressKey: string
  body: string
  payload: Payload
  segments: number
  place: string
  context: Prisma.InputJsonObject | undefined
}

/** Lines that are at hand. */
export const givenLines = (lines: GivenLine[]) => Prisma.sql`
  SELECT id, line, address, "addressKey" AS address_key, body, payload, segments, place, context
  FROM json_to_recordset(${JSON.stringify(lines)}::json) AS given(id uuid, line int, address text, "addressKey" text, body text,
    payload jsonb, segments int, place text, context jsonb)`

type Slice = { audienceId: string | null; after: number; upTo: number; suffix: string }

/** Valid lines of an audience, after one number and up to the other; `suffix` follows each line's own text, which is all there is. */
export const audienceLines = ({ audienceId, after, upTo, suffix }: Slice) => Prisma.sql`
  SELECT NULL::uuid AS id, line, address, address_key, text || ${suffix} AS body, NULL::jsonb AS payload, segments, place, NULL::jsonb AS context
  FROM recipient WHERE audience_id = ${audienceId}::uuid AND problem IS NULL AND line > ${after} AND line <= ${upTo}`
