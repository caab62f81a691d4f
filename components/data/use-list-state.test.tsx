import { screen } from "@testing-library/react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { useListState } from "./use-list-state.ts"

/** A list whose state is all that is seen of it. */
function List() {
  const { search, order, page, setSearch, setOrder, setPage } = useListState(["name", "size"], "asc")
  return (
    <>
      <output>{[search, order.column, order.direction, page].join(" ")}</output>
      <input aria-label="Search" value={search} onChange={({ target }) => void setSearch(target.value)} />
      <button type="button" onClick={() => void setOrder({ column: "size", direction: "desc" })}>
        Sort
      </button>
      <button type="button" onClick={() => void setPage(page + 1)}>
        Next
      </button>
    </>
  )
}

const shown = () => screen.getByRole("status").textContent

test("the address says what is shown, and nothing where it is as usual", async () => {
  const { user, query } = renderScreen(<List />)
  expect(shown()).toBe(" name asc 1")
  await user.click(screen.getByRole("button", { name: "Next" }))
  expect(shown()).toBe(" name asc 2")
  await expect.poll(query).toBe("?page=2")
})

test("what the address says is shown, and what it cannot mean is as usual", () => {
  renderScreen(<List />, "?search=a&sort=size&direction=sideways&page=two")
  expect(shown()).toBe("a size asc 1")
})

test("a column that the list has not is as usual", () => {
  renderScreen(<List />, "?sort=weight")
  expect(shown()).toBe(" name asc 1")
})

test("a page that no list has is the first", () => {
  renderScreen(<List />, "?page=-3")
  expect(shown()).toBe(" name asc 1")
})

test("another order begins at page one, and Back returns to the old one", async () => {
  const { user, query, history } = renderScreen(<List />, "?page=4")
  await user.click(screen.getByRole("button", { name: "Sort" }))
  expect(shown()).toBe(" size desc 1")
  await expect.poll(query).toBe("?sort=size&direction=desc")
  expect(history).toEqual(["push"])
})

test("a search begins at page one, and Back does not return letter by letter", async () => {
  const { user, query, history } = renderScreen(<List />, "?page=4")
  await user.type(screen.getByRole("textbox", { name: "Search" }), "anna")
  expect(shown()).toBe("anna name asc 1")
  await expect.poll(query).toBe("?search=anna")
  expect(new Set(history)).toEqual(new Set(["replace"]))
})
