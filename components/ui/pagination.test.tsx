import { screen } from "@testing-library/react"
import { expect, test, vi } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { Pagination } from "./pagination.tsx"

const pages = { page: 1, pageSize: 25, noun: ["line", "lines"] as [string, string], onPageChange: () => {} }
const textOf = () => screen.getByRole("navigation").textContent

test.each([
  [0, "0 lines"],
  [1, "1 line"],
  [25, "25 lines"],
  [26, "1–25 of 26 lines"],
])("%i of them", (total, text) => {
  renderScreen(<Pagination {...pages} total={total} />)
  expect(textOf()).toBe(text)
  expect(screen.queryAllByRole("button")).toHaveLength(total > 25 ? 2 : 0)
})

test("one person is a person", () => {
  renderScreen(<Pagination {...pages} noun={["person", "people"]} total={1} />)
  expect(textOf()).toBe("1 person")
})

test("the ends of the list have no way on, what lies between has both", async () => {
  const onPageChange = vi.fn()
  const { user, rerender } = renderScreen(<Pagination {...pages} total={60} onPageChange={onPageChange} />)
  expect(screen.getByRole("button", { name: "Previous page" })).toHaveProperty("disabled", true)
  await user.click(screen.getByRole("button", { name: "Next page" }))
  expect(onPageChange).toHaveBeenLastCalledWith(2)
  rerender(<Pagination {...pages} page={3} total={60} onPageChange={onPageChange} />)
  expect(textOf()).toBe("51–60 of 60 lines")
  expect(screen.getByRole("button", { name: "Next page" })).toHaveProperty("disabled", true)
})

test("a page beyond the end, of an old address or a list that grew shorter, leads back to the last one", async () => {
  const onPageChange = vi.fn()
  const { user } = renderScreen(<Pagination {...pages} page={9} total={60} onPageChange={onPageChange} />)
  expect(textOf()).toBe("Nothing on this page: 60 lines end on page 3")
  await user.click(screen.getByRole("button", { name: "Previous page" }))
  expect(onPageChange).toHaveBeenLastCalledWith(3)
})

test("a list that was counted up to a limit says so", () => {
  renderScreen(<Pagination {...pages} total={10_000} isTotalAtLeast />)
  expect(textOf()).toBe("1–25 of more than 10,000 lines")
})
