import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"
import { twMerge } from "tailwind-merge"

/** React Aria reads a pending button out of here for some seconds, also when the button itself is gone by then. */
const announcements = "[data-live-announcer]"

/** Fails with a list of what axe finds wrong on the page as it stands, in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectClassesAgree(page)
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
    const { violations } = await (colorScheme === "light"
      ? axe(page)
      : axe(page).withRules(ofColors)
    ).analyze()
    const found = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes[0]?.target})`)
    expect(found, `accessibility in the ${colorScheme} theme`).toEqual([])
  }
}

/** What the dark theme may change. */
const ofColors = ["color-contrast", "link-in-text-block"]

/** All rules, in the page itself and with nothing said of what is right: a quarter of the time. No page has frames. */
const axe = (page: Page) =>
  new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .exclude(announcements)

/** Of two classes that contradict each other the order of the style sheet would decide, and change with it. */
async function expectClassesAgree(page: Page): Promise<void> {
  const given = await page.evaluate(() => [
    ...new Set([...document.querySelectorAll("[class]")].map(({ classList }) => [...classList].join(" "))),
  ])
  expect(
    given.map((classes) => twMerge(classes)),
    "classes without contradictions",
  ).toEqual(given)
}
