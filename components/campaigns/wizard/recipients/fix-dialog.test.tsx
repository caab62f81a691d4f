import { screen, waitFor } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { campaign } from "#components/campaigns/testing/campaign-fixture.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { later, problem, serve } from "#components/testing/server.ts"
import type { RecipientRow } from "#lib/campaigns/audience/audience-view.ts"
import { FixDialog } from "./fix-dialog.tsx"

const row: RecipientRow = {
  ...{ line: 7, raw: "5550100", columns: ["Ada"], address: null, country: null, message: "", segments: 0 },
  ...{ problem: { code: "no_country", text: "The country code is missing" }, warning: null, optedOut: false },
}

/** The dialog over a draft of two variables, and what it tells the wizard. */
function openDialog() {
  const refreshRecipients = vi.fn(async (_version: number) => {})
  const onClose = vi.fn()
  const wizard = {
    campaign: campaign(),
    draft: { fields: { text: "Hello {{1}}, {{2}}" } },
    audience: { refreshRecipients },
  } as unknown as Wizard
  const { user } = renderScreen(<FixDialog wizard={wizard} row={row} onClose={onClose} />)
  return { user, refreshRecipients, onClose }
}

const path = "PATCH campaigns/c1/recipients/7"
const box = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name })

test("each variable has its cell, also one that the line lacks, and the line is saved whole", async () => {
  const { asked } = serve({ [path]: () => ({ ...row, problem: null, campaignVersion: 5 }) })
  const { user, refreshRecipients, onClose } = openDialog()
  expect(box("Value of {{1}}").value).toBe("Ada")
  await user.type(box("Value of {{2}}"), "noon")
  await user.clear(box("Number"))
  await user.type(box("Number"), "+15550100")
  await user.click(screen.getByRole("button", { name: "Save line" }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked[0]?.json).toEqual({ raw: "+15550100", columns: ["Ada", "noon"] })
  expect(refreshRecipients).toHaveBeenCalledWith(5)
})

test("it stays with the new reason while the line is not good", async () => {
  const stillWrong = { code: "duplicate", text: "The number stands on line 3 already" }
  serve({ [path]: () => ({ ...row, problem: stillWrong, campaignVersion: 5 }) })
  const { user, onClose } = openDialog()
  expect(screen.getByText("The country code is missing")).toBeDefined()
  await user.click(screen.getByRole("button", { name: "Save line" }))
  expect(await screen.findByText("The number stands on line 3 already")).toBeDefined()
  expect(onClose).not.toHaveBeenCalled()
})

test("while a line is saved it is not saved again, nor left: a refusal must be seen", async () => {
  const saving = later<Response>()
  const { asked } = serve({ [path]: saving.answer })
  const { user, onClose } = openDialog()
  await user.click(screen.getByRole("button", { name: "Save line" }))
  screen
    .getByRole("button", { name: /Save line/ })
    .closest("section")
    ?.querySelector("form")
    ?.requestSubmit()
  await user.keyboard("{Escape}")
  expect(onClose).not.toHaveBeenCalled()
  expect(asked).toHaveLength(1)
  saving.give(problem(409, "The campaign was launched"))
  expect(await screen.findByText("The campaign was launched")).toBeDefined()
})
