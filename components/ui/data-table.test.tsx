import { screen, within } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { setWidth } from "#components/testing/browser.ts"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { DataTable, type Sort } from "./data-table.tsx"
import type { TableColumn } from "./table-column.ts"

type Fruit = { id: string; name: string; weight: number }

const columns: TableColumn<Fruit>[] = [
  { id: "name", header: "Name", isSortable: true, cell: ({ name }) => name },
  { id: "weight", header: "Weight", align: "right", isSortable: true, cell: ({ weight }) => `${weight} g` },
  { id: "id", header: "Id", isHiddenOnPhone: true, cell: ({ id }) => id },
  {
    id: "eat",
    header: "Actions",
    isHeaderHidden: true,
    cell: ({ name }) => <button type="button">Eat {name}</button>,
  },
]
const rows: Fruit[] = [
  { id: "f1", name: "Apple", weight: 150 },
  { id: "f2", name: "Pear", weight: 180 },
]
const table = { label: "Fruits", columns, rows, rowId: ({ id }: Fruit) => id, empty: <p>No fruit</p> }
const byName: Sort = { column: "name", direction: "asc" }

test("a press on the sorted header turns the order round, another begins upwards", async () => {
  const onSort = vi.fn()
  const { user } = renderScreen(<DataTable {...table} sort={byName} onSort={onSort} />)
  const header = await screen.findByRole("columnheader", { name: "Name" })
  expect(header.getAttribute("aria-sort")).toBe("ascending")
  await user.click(screen.getByRole("columnheader", { name: "Name" }))
  await user.click(screen.getByRole("columnheader", { name: "Weight" }))
  await user.click(screen.getByRole("columnheader", { name: "Id" }))
  expect(onSort.mock.calls).toEqual([
    [{ column: "name", direction: "desc" }],
    [{ column: "weight", direction: "asc" }],
  ])
})

test("each row is named by its first column, and an empty table says what it is", async () => {
  const { rerender } = renderScreen(<DataTable {...table} />)
  expect(within(await screen.findByRole("row", { name: "Pear" })).getByText("180 g")).toBeDefined()
  rerender(<DataTable {...table} rows={[]} />)
  expect(screen.getByText("No fruit")).toBeDefined()
})

test("on a phone rows are cards with their buttons, sorted by a choice, without what is hidden there", async () => {
  setWidth("narrow")
  const onSort = vi.fn()
  const { user } = renderScreen(<DataTable {...table} sort={byName} onSort={onSort} />)
  const cards = within(screen.getByRole("list", { name: "Fruits" })).getAllByRole("listitem")
  expect(cards.map((card) => card.textContent)).toEqual([
    "AppleEat AppleWeight150 g",
    "PearEat PearWeight180 g",
  ])
  expect(screen.queryByRole("grid")).toBeNull()
  await user.click(screen.getByRole("button", { name: /Sort by/ }))
  await user.click(await screen.findByRole("option", { name: /Weight/ }))
  expect(onSort).toHaveBeenCalledWith(expect.objectContaining({ column: "weight" }))
})

test("what is empty on a phone is empty in words too", () => {
  setWidth("narrow")
  renderScreen(<DataTable {...table} rows={[]} sort={byName} onSort={() => {}} />)
  expect(screen.getByText("No fruit")).toBeDefined()
  expect(screen.queryByRole("button", { name: /Sort/ })).toBeNull()
})
