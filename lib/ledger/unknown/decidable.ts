import { Prisma } from "#prisma/generated/client.ts"

/** A person decides once the provider was asked this often and the message is this old: a callback may be on its way. */
export const decidableAfter = { looks: 2, seconds: 120 }

/** True for messages `m`, with their looks `l`, of which a person may say what became of them. */
export const isDecidable = Prisma.sql`(m.state = 'unknown' AND l.lookups >= ${decidableAfter.looks}::int
  AND m.submitted_at < now() - make_interval(secs => ${decidableAfter.seconds}::float8))`
