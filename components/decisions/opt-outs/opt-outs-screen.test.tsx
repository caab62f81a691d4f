import { screen, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { serve } from "#components/testing/server.ts"
import type { OptOutQuestionRow } from "#lib/opt-outs/question-view.ts"
import { OptOutsScreen } from "./opt-outs-screen.tsx"

const row = (id: string, change: Partial<OptOutQuestionRow> = {}): OptOutQuestionRow => ({
  ...{ id, questionIds: [`${id}-1`, `${id}-2`], address: `+1555010${id}`, heldCount: 1, isOverdue: false },
  said: [{ text: "Leave me alone", at: "2026-11-21T12:00:00.000Z" }],
  ...{ heardAt: "2026-11-21T12:00:00.000Z", decideBy: "2026-12-07T12:00:00.000Z" },
  ...change,
})

test("everything that a consumer said is decided together, for all who are ticked", async () => {
  const rows = [row("1"), row("2"), row("3", { address: null })]
  const { asked } = serve({
    "GET decisions/opt-outs": () => ({ items: rows, total: rows.length, page: 1, pageSize: 25 }),
    "GET decisions/summary": () => ({ open: 0, lookedUp: 0, optOuts: rows.length }),
    "POST decisions/opt-outs": () => ({ decided: rows.splice(0, 2).length }),
  })
  const { user } = renderScreen(<OptOutsScreen canWrite />)
  await user.click(await screen.findByRole("checkbox", { name: /\+15550101/ }))
  await user.click(screen.getByRole("checkbox", { name: /\+15550102/ }))
  expect(screen.getByText("2 consumers ticked")).toBeDefined()
  await user.click(screen.getByRole("button", { name: "Opted out: the ticked ones" }))
  const dialog = within(await screen.findByRole("alertdialog", { name: "Opted out: 2 consumers" }))
  await user.click(dialog.getByRole("button", { name: "Opted out" }))
  expect(await screen.findByText("Opted out: 2 consumers")).toBeDefined()
  expect(asked.find(({ method }) => method === "POST")?.json).toEqual({
    ...{ questionIds: ["1-1", "1-2", "2-1", "2-2"], decision: "opted_out" },
  })
  expect(await screen.findByText("1 consumer on this page can be decided")).toBeDefined()
})
