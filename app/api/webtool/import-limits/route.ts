import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { readImportLimits } from "#lib/campaigns/audience/upload/read-import-limits.ts"

/** How much one file of recipients may hold. */
export const GET = webtoolRoute({ run: readImportLimits })
