import { expect, type Page, test } from "@playwright/test"
import { expectAccessible } from "./support/accessibility.ts"
import { createDraft, webtool } from "./support/campaigns.ts"
import { acceptedPerNumber } from "./support/carrier.ts"
import { newNumber } from "./support/embedded.ts"
import { signIn } from "./support/sign-in.ts"

/** UTC-8 or -7, and UTC+9: never the same hour, so that hours can be open in one and closed in the other. */
const losAngeles = { zone: "America/Los_Angeles", number: () => newNumber() }
const tokyo = { zone: "Asia/Tokyo", number: () => `+8190${newNumber().slice(-8)}` }

const next = (page: Page, step: string) =>
  page.getByRole("button", { name: `Next: ${step}`, exact: true }).click()
const status = (page: Page, name: string) => page.getByText(name, { exact: true }).first()

test("schedule for later in a named zone, then start it now", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const number = newNumber()
  const { id } = await createDraft(page, `Scheduled ${number}`)
  await webtool(page, "PUT", `campaigns/${id}/recipients/typed`, { text: number })
  await page.goto(`/campaigns/${id}/edit?step=schedule`)
  await page.getByText("At a set time").click()
  await expect(page.getByLabel("Start date")).toHaveValue(/^\d{4}-\d\d-\d\d$/)

  await page.getByLabel("Start date").fill("2020-01-31")
  await next(page, "Preview and launch")
  await expect(page.getByText("The start has passed: choose a later one, or start now")).toBeVisible()
  await expect(page).toHaveURL(/step=schedule/)

  const year = new Date().getUTCFullYear() + 1
  await page.getByLabel("Start date").fill(`${year}-01-31`)
  await page.getByLabel("Start time").fill("09:30")
  await page.getByRole("combobox", { name: "Time zone of these times" }).fill("Tokyo")
  await page.getByRole("option", { name: /Tokyo/ }).first().click()
  await expect(page.getByText(`Jan 31, ${year}, 9:30 AM GMT+9 (Asia/Tokyo)`)).toBeVisible()
  await expect(page.getByLabel("Start time")).toHaveValue("09:30")
  await expectAccessible(page)

  await next(page, "Preview and launch")
  await expect(page.getByText("Gets it at the start")).toBeVisible()
  await expect(page.getByText(`Jan 31, ${year}, 9:30 AM GMT+9`).first()).toBeVisible()
  await expect(page.getByText("1 message leaves within a second of the start.")).toBeVisible()
  await expect(page.getByText("Messages per second, times in Asia/Tokyo.")).toBeVisible()
  await expect(timeline(page)).toHaveAttribute("aria-valuetext", /Jan 31, 9:30:00\sAM GMT\+9: 1 message$/)
  await expectAccessible(page)
  await page.getByText(/Everyone on this list agreed/).click()
  await page.getByRole("button", { name: "Schedule for 1 person" }).click()
  await expect(status(page, "Scheduled")).toBeVisible()
  await page.getByRole("tab", { name: "Schedule" }).click()
  await expect(page.getByText(`Jan 31, ${year}, 9:30 AM GMT+9`)).toBeVisible()
  await expectAccessible(page)
  expect(await acceptedPerNumber(page, [number])).toEqual([0])

  await page.getByRole("button", { name: "More actions for this campaign" }).click()
  await page.getByRole("menuitem", { name: "Start now" }).click()
  const start = page.getByRole("alertdialog", { name: `Start “Scheduled ${number}” now` })
  await start.getByRole("button", { name: "Start now" }).click()
  await expect(status(page, "Completed")).toBeVisible({ timeout: 30_000 })
  expect(await acceptedPerNumber(page, [number])).toEqual([1])
})

test("paused before its start: Paused everywhere, no start at its time, resumed from the list", async ({
  page,
}) => {
  await signIn(page, "manager", "/campaigns")
  const number = newNumber()
  const name = `Early ${number}`
  const { id, version } = await createDraft(page, name)
  const startAt = new Date(Date.now() + 20_000).toISOString()
  await webtool(page, "PATCH", `campaigns/${id}`, { version, startAt, scheduleTimeZone: "UTC" })
  await webtool(page, "PUT", `campaigns/${id}/recipients/typed`, { text: number })
  const review = await webtool<{ version: number }>(page, "GET", `campaigns/${id}/review`)
  await webtool(page, "POST", `campaigns/${id}/launch`, { version: review.version, consent: true })

  const open = (query: string) => page.goto(`/campaigns?search=${encodeURIComponent(name)}${query}`)
  const row = page.getByRole("row").filter({ hasText: name })
  const choose = async (action: string) => {
    await page.getByRole("button", { name: `More actions for ${name}` }).click()
    await page.getByRole("menuitem", { name: action }).click()
  }
  await open("")
  await expect(row).toContainText("Starts")
  await choose("Pause")
  await expect(row).toContainText("Paused")
  await open("&status=scheduled")
  await expect(page.getByText("No campaign matches")).toBeVisible()
  await open("&status=paused")
  await expect(row).toContainText("Paused")

  await page.goto(`/campaigns/${id}`)
  await expect(status(page, "Paused")).toBeVisible()
  await expect(page.getByText("Scheduled", { exact: true })).toHaveCount(0)
  await expect(page.getByText(/It does not start|It was to start/)).toBeVisible()
  await expectAccessible(page)
  await page.waitForTimeout(Math.max(0, Date.parse(startAt) + 8_000 - Date.now()))
  expect(await acceptedPerNumber(page, [number])).toEqual([0])

  await open("")
  await expectAccessible(page)
  await choose("Resume")
  await expect(row).toContainText("Completed", { timeout: 30_000 })
  expect(await acceptedPerNumber(page, [number])).toEqual([1])
})

test("held by window: who sleeps waits, who is awake gets it", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const [awake, asleep] = [losAngeles.number(), tokyo.number()]
  const { id, version } = await createDraft(page, `Windows ${awake}`)
  await webtool(page, "PATCH", `campaigns/${id}`, { version, windows: openOnlyIn(losAngeles.zone) })
  await webtool(page, "PUT", `campaigns/${id}/recipients/typed`, { text: `${awake}\n${asleep}` })

  await page.goto(`/campaigns/${id}/edit?step=review`)
  const held = page.getByRole("list", { name: "Held at the start" })
  await expect(held.getByRole("listitem")).toHaveCount(1)
  await expect(held).toContainText(/Held until .+ GMT\+9 \(Asia\/Tokyo\)/)
  await expect(held).toContainText("outside the receiving window")
  await expectTimelineOfTwo(page)
  await page.getByRole("link", { name: /^Gets it later 1/ }).click()
  await expect(page.getByRole("grid")).toContainText(asleep)
  await expect(page.getByRole("grid")).not.toContainText(awake)

  await page.goto(`/campaigns/${id}/edit?step=review`)
  await page.getByText(/Everyone on this list agreed/).click()
  await page.getByText(/^Also send to 1 recipient in countries that Settings do not name: Japan/).click()
  await page.getByRole("button", { name: "Launch to 2 people" }).click()
  const row = (number: string) => page.getByRole("row").filter({ hasText: number })
  await expect(row(asleep)).toContainText("Held", { timeout: 30_000 })
  await expect(row(asleep)).toContainText("outside the receiving window")
  await expect(row(awake)).toContainText(/Sent|Delivered/, { timeout: 30_000 })
  await expectAccessible(page)
  await page.waitForTimeout(6_000)
  expect(await acceptedPerNumber(page, [awake, asleep])).toEqual([1, 0])
})

const timeline = (page: Page) => page.getByRole("slider", { name: "Messages over time" })

/** One now, one when the other's window opens, and nothing between: by keyboard, as a table, on a phone. */
async function expectTimelineOfTwo(page: Page): Promise<void> {
  await expect(
    page.getByText(/^2 messages leave within about .+, with 1 break while it is closed/),
  ).toBeVisible()
  await timeline(page).focus()
  await page.keyboard.press("Home")
  await expect(timeline(page)).toHaveAttribute("aria-valuetext", /: 1 message$/)
  await page.keyboard.press("ArrowRight")
  await expect(timeline(page)).toHaveAttribute(
    "aria-valuetext",
    /: none, closed for everybody who still waits$/,
  )
  await page.keyboard.press("End")
  await expect(timeline(page)).toHaveAttribute("aria-valuetext", /: 1 message$/)
  await page.getByText("As a table").click()
  const counts = page.getByRole("table", { name: "When how many messages leave" }).getByRole("cell")
  await expect(counts).toHaveText(["1", "1"])
  const desk = page.viewportSize() ?? { width: 1280, height: 720 }
  await page.setViewportSize({ width: 390, height: 844 })
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await page.setViewportSize(desk)
}

test("on a phone the schedule fits, and a keyboard reaches all of it", async ({ page }) => {
  await signIn(page, "manager", "/campaigns")
  const { id } = await createDraft(page, `Phone ${newNumber()}`)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/campaigns/${id}/edit?step=schedule`)
  await page.getByText("At a set time").click()
  await page.getByText("Do not send after a set time").click()
  await page.getByText("Spread evenly over time").click()
  await page.getByText("Treat them as in one time zone").click()
  await page.getByLabel("Start date").focus()
  const wanted = ["Start time", "End date", "End time", "Time zone of these times", "Spread over, amount"]
  const reached = new Set<string>()
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab")
    reached.add(await focusedLabel(page))
  }
  expect([...reached]).toEqual(expect.arrayContaining(wanted))
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})

const focusedLabel = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: element } = document
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null
    return label ?? element?.getAttribute("aria-label") ?? ""
  })

/** Two hours around the time it is now in a zone, on the day it is there; over midnight both days. */
function openOnlyIn(timeZone: string) {
  const at = (differenceMs: number) => localTime(new Date(Date.now() + differenceMs), timeZone)
  const [from, to] = [at(-3_600_000), at(3_600_000)]
  if (from.day === to.day) return [{ day: from.day, startMinute: from.minute, endMinute: to.minute }]
  return [
    { day: from.day, startMinute: from.minute, endMinute: 1440 },
    { day: to.day, startMinute: 0, endMinute: Math.max(1, to.minute) },
  ]
}

function localTime(at: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-US", {
    ...{ weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone },
  }).formatToParts(at)
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ""
  const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1
  return { day, minute: Number(part("hour")) * 60 + Number(part("minute")) }
}
