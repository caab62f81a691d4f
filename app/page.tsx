import { redirect } from "next/navigation"
import { signedInCtx } from "#app/_server/pages/page-ctx.ts"
import { may } from "#lib/access/permissions.ts"

/** The front door: leads to the first page that the person's role opens. */
export default async function FrontDoor() {
  redirect(may(await signedInCtx(), "campaigns:read") ? "/campaigns" : "/agent")
}
