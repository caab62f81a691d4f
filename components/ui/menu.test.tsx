import { fireEvent, screen, waitFor } from "@testing-library/react"
import { expect, test } from "vitest"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { ChoiceButton } from "./choice-button.tsx"
import { Menu } from "./menu.tsx"

const actions = ["First", "Last"].map((label) => ({ id: label, label }))
const focused = () => document.activeElement?.textContent

test.each([
  ["ArrowDown", "First"],
  ["ArrowUp", "Last"],
])("%s opens a menu at its item, and does not move the page", async (key, item) => {
  renderScreen(<Menu label="More" actions={actions} />)
  expect(fireEvent.keyDown(screen.getByRole("button", { name: "More" }), { key })).toBe(false)
  await waitFor(() => expect(focused()).toBe(item))
})

test("an arrow opens a choice, and does not move the page", async () => {
  const options = ["All", "Open"].map((label) => ({ id: label, label }))
  renderScreen(<ChoiceButton label="State" options={options} value="All" onChange={() => {}} />)
  expect(fireEvent.keyDown(screen.getByRole("button"), { key: "ArrowDown" })).toBe(false)
  expect(await screen.findByRole("option", { name: "Open" })).toBeDefined()
})
