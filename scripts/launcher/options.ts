import { parseArgs } from "node:util"
import { Problem } from "../problem.ts"

export const usage = `npm start                    starts everything and prints where it is
npm start -- --fresh         deletes this clone's data first, without asking
npm start -- --build-only    makes the production build and ends
npm start -- --help          prints this

PORT=3001 moves it; DATA_DIR=folder keeps the data elsewhere than in .data.
DATABASE_URL, OIDC_ISSUER (with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET), TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN
(and TWILIO_BASE_URL) each replace one local part by a real one; PUBLIC_URL is where callbacks reach it.
Beside a real Twilio there is no demo brand unless DEMO_BRAND=1 asks for it. All settings: docs/settings.md.
`

/** The command line. Throws a Problem for a flag that does not exist. */
export function readOptions(args: string[]) {
  try {
    const flag = { type: "boolean", default: false } as const
    // For scripts/start.mjs, which installed packages before this could run.
    const begunAtMs = { type: "string", default: `${Date.now()}` } as const
    return parseArgs({
      args,
      options: { fresh: flag, "build-only": flag, help: flag, "begun-at-ms": begunAtMs },
    }).values
  } catch (error) {
    throw new Problem(`${(error as Error).message.split(". ")[0]}. See: npm start -- --help`)
  }
}
