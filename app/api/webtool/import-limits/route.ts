import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { getImportLimits } from "#lib/campaigns/audience/upload/get-import-limits.ts"

/** How much one file of recipients may hold. */
export const GET = webtoolRoute({ run: getImportLimits })
