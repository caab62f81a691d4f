import { screen, waitFor, within } from "@testing-library/react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { problem, serve } from "#components/testing/server.ts"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { templateOf } from "../testing/template-fixture.ts"
import { TemplatesScreen } from "./templates-screen.tsx"

const templateServer = (rows: TemplateView[]) =>
  serve({ "GET templates": () => ({ items: rows, total: rows.length, page: 1, pageSize: 25 }) })

const rowOf = async (title: string) =>
  within((await screen.findByRole("link", { name: title })).closest("[role=row]") as HTMLElement)

test("each template says how it stands, why it was rejected and what uses it", async () => {
  const handoffs = [{ id: "H123456789012345", title: "Order shipped" }]
  templateServer([
    templateOf({ id: "a", usedBy: { handoffs, campaigns: [], hasMore: true } }),
    templateOf({
      id: "b",
      title: "sale",
      status: "rejected",
      rejectionReason: "PROMOTIONAL",
      language: "pt_BR",
    }),
  ])
  renderScreen(<TemplatesScreen canWrite />)
  const approved = await rowOf("order_shipped")
  expect(approved.getByText("Approved")).toBeDefined()
  expect(approved.getByText("Used by")).toBeDefined()
  expect(approved.getByText("and more")).toBeDefined()
  expect(approved.getByRole("link", { name: "Order shipped" }).getAttribute("href")).toContain("/handoffs/H1")
  const rejected = await rowOf("sale")
  expect(rejected.getByText("PROMOTIONAL")).toBeDefined()
  expect(rejected.queryByText("Used by")).toBeNull()
  expect(rejected.getByText("Portuguese (Brazil)")).toBeDefined()
})

test("filters are in the address and taken back with the search; nothing at all teaches", async () => {
  const { asked } = templateServer([])
  const { user, query } = renderScreen(<TemplatesScreen canWrite />, "?page=2&search=sale")
  await user.click(await screen.findByRole("button", { name: /Status/ }))
  await user.click(await screen.findByRole("option", { name: "Rejected" }))
  await expect.poll(query).toBe("?search=sale&status=rejected")
  await waitFor(() => expect(asked.at(-1)?.query.get("status")).toBe("rejected"))
  await user.click(await screen.findByRole("button", { name: "Clear search and filters" }))
  expect(await screen.findByText("No templates yet")).toBeDefined()
  expect(screen.getAllByRole("link", { name: "New template" })).toHaveLength(2)
})

test("a template is checked now from its row", async () => {
  const rows = [templateOf({ status: "pending" })]
  const { answers } = templateServer(rows)
  answers[`POST templates/${rows[0]?.id}/check`] = () => {
    rows[0] = templateOf({ status: "approved" })
    return rows[0]
  }
  const { user } = renderScreen(<TemplatesScreen canWrite />)
  await user.click(await screen.findByRole("button", { name: "Check order_shipped now" }))
  expect(await screen.findByText("Approved")).toBeDefined()
})

test("what is used is not deleted, and the question says by what", async () => {
  const { answers } = templateServer([templateOf({ id: "a" })])
  answers["DELETE templates/a"] = () => problem(409, "The handoff Order shipped uses it")
  const { user } = renderScreen(<TemplatesScreen canWrite />)
  await user.click(await screen.findByRole("button", { name: "More actions for order_shipped" }))
  await user.click(await screen.findByRole("menuitem", { name: "Delete" }))
  const dialog = within(await screen.findByRole("alertdialog"))
  await user.click(dialog.getByRole("button", { name: "Delete template" }))
  expect(await dialog.findByText("The handoff Order shipped uses it")).toBeDefined()
})

test("who may only read opens", async () => {
  templateServer([templateOf()])
  const { user } = renderScreen(<TemplatesScreen canWrite={false} />)
  await user.click(await screen.findByRole("button", { name: "More actions for order_shipped" }))
  expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Open"])
  expect(screen.queryByRole("link", { name: "New template" })).toBeNull()
  expect(screen.queryByRole("button", { name: /^Check/ })).toBeNull()
})
