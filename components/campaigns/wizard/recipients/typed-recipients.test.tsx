import { screen, waitFor } from "@testing-library/react"
import { expect, test } from "vitest"
import { audienceOf } from "#components/campaigns/testing/audience-fixture.ts"
import { campaign } from "#components/campaigns/testing/campaign-fixture.ts"
import { WizardScreen } from "#components/campaigns/wizard/wizard-screen.tsx"
import { renderScreen } from "#components/testing/render-screen.tsx"
import { later, problem, serve } from "#components/testing/server.ts"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"

const draft = campaign({ senderId: "s1", skillId: "k1", text: "Hello" })

/** A server that reads typed lines: those without a plus are no numbers. */
function recipientServer(current: AudienceView | null = null) {
  const stored = { audience: current, lines: [] as string[] }
  const server = serve({
    "GET campaigns/c1": () => draft,
    "GET campaigns/c1/audience": () => stored.audience,
    "GET campaigns/c1/recipients": () => {
      const items = stored.lines.map((raw, index) => ({
        line: index + 1,
        raw,
        columns: [],
        address: raw,
        problem: null,
      }))
      return { items, total: items.length, page: 1, pageSize: 25 }
    },
    "GET senders": () => [],
    "GET import-limits": () => ({ maxRows: 1_000_000 }),
    "PUT campaigns/c1/recipients/typed": ({ json }) => {
      stored.lines = (json as { text: string }).text.split("\n")
      const invalid = stored.lines.filter((line) => !line.startsWith("+")).length
      const valid = stored.lines.length - invalid
      stored.audience = audienceOf({
        id: `a${stored.lines.length}`,
        source: "typed",
        counts: { valid, invalid, duplicate: 0, optedOut: 0 },
      })
      return stored.audience
    },
  })
  const sent = () =>
    server.asked.filter(({ method }) => method === "PUT").map(({ json }) => (json as { text: string }).text)
  return { ...server, stored, sent }
}

const open = async () => {
  const screenOf = renderScreen(<WizardScreen id="c1" />, "?step=recipients")
  const box = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /Recipients, one a line/ })
  return { ...screenOf, box }
}
const parse = () => screen.getByRole("button", { name: "Parse" })

test("lines are counted as they are typed, and sent as they stand", async () => {
  const { sent } = recipientServer()
  const { user, box } = await open()
  await user.type(box, "+15550100{Enter}{Enter}+15550101")
  expect(screen.getByText("2 of 100 lines")).toBeDefined()
  await user.click(parse())
  await waitFor(() => expect(sent()).toEqual(["+15550100\n\n+15550101"]))
})

test("Next reads what nobody parsed, goes on when all is well, and stays where a line is wrong", async () => {
  const { sent } = recipientServer()
  const { user, box, query } = await open()
  await user.type(box, "nobody")
  await user.click(screen.getByRole("button", { name: /^Next/ }))
  await waitFor(() => expect(sent()).toEqual(["nobody"]))
  await waitFor(() => expect(document.activeElement?.getAttribute("data-field")).toBe("audience"))
  expect(query()).toContain("recipients")
  await user.clear(box)
  await user.type(box, "+15550100")
  await user.click(screen.getByRole("button", { name: /^Next/ }))
  await waitFor(() => expect(query()).toContain("step=schedule"))
})

test("what is typed while the lines are read is kept", async () => {
  const reading = later<AudienceView>()
  const { answers } = recipientServer()
  answers["PUT campaigns/c1/recipients/typed"] = reading.answer
  const { user, box } = await open()
  await user.type(box, "+15550100")
  await user.click(parse())
  await user.type(box, "{Enter}+15550101")
  reading.give(audienceOf({ id: "a1", source: "typed" }))
  await waitFor(() => expect(parse().getAttribute("data-pending")).toBeNull())
  expect(box.value).toBe("+15550100\n+15550101")
})

test("a file gives way to typed lines only when the person says so", async () => {
  const { sent } = recipientServer(audienceOf({ source: "csv", fileName: "spring.csv", rowsRead: 9 }))
  const { user, box } = await open()
  await user.type(box, "+15550100")
  await user.click(parse())
  expect(await screen.findByText(/The campaign has 9 lines from spring.csv/)).toBeDefined()
  await user.click(screen.getByRole("button", { name: "Keep them" }))
  expect(sent()).toEqual([])
  await user.click(parse())
  await user.click(await screen.findByRole("button", { name: "Replace" }))
  await waitFor(() => expect(sent()).toEqual(["+15550100"]))
})

test("a refusal stands below the lines, which stay", async () => {
  const { answers } = recipientServer()
  answers["PUT campaigns/c1/recipients/typed"] = () => problem(409, "The campaign was launched")
  const { user, box } = await open()
  await user.type(box, "+15550100")
  await user.click(parse())
  expect(await screen.findByText("The campaign was launched")).toBeDefined()
  expect(box.value).toBe("+15550100")
})
