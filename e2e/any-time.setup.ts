import { test as setup } from "@playwright/test"
import { webtool } from "./support/campaigns.ts"
import { openAtAnyTime } from "./support/sending.ts"
import { signIn } from "./support/sign-in.ts"

setup(
  "the demo brand may send at any time, so that no journey depends on the time of day",
  async ({ page }) => {
    await signIn(page, "admin")
    await webtool(page, "PUT", "settings/sending", openAtAnyTime)
  },
)
