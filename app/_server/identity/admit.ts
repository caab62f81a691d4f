import { headers } from "next/headers"
import type { User } from "next-auth"
import { callerAddress } from "#app/_server/http/origin.ts"
import { system } from "#app/_server/system.ts"
import { signInUser } from "#lib/accounts/sessions/sign-in-user.ts"

/** Decides at the end of the sign-in whether the person may enter: true, or the page that says why not. */
export async function admit(user: User): Promise<true | string> {
  const { id: subject, login, name, accountId, roles } = user
  const origin = callerAddress(await headers())
  const refusal = await signInUser(system(), {
    subject,
    login,
    name: name ?? login,
    accountId,
    roles,
    origin,
  })
  return refusal ? `/sign-in?error=${refusal}` : true
}
