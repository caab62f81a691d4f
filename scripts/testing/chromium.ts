import { existsSync } from "node:fs"
import { chromium } from "@playwright/test"
import { Problem } from "../problem.ts"
import { run } from "./run.ts"

/** The first has no window to draw, and takes less of the machine. */
const systemBrowsers = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]

/** Playwright's own Chromium where it is installed, else the system's. */
export const findChromium = (): string | undefined =>
  [chromium.executablePath(), ...systemBrowsers].find((file) => file !== "" && existsSync(file))

/** A browser for the tests: found, or installed where this machine's package manager may be used without asking. */
export async function ensureChromium(): Promise<void> {
  if (findChromium()) return
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    process.stdout.write("Installing Chromium …\n")
    await run("apt-get", ["update", "-qq"])
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell"])
  }
  if (findChromium()) return
  throw new Problem(
    'The browser tests need Chromium: "npx playwright install --with-deps chromium", or install your system\'s.',
  )
}
