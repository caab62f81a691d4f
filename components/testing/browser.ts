import { vi } from "vitest"

/** What jsdom has no layout for, as on a desk's screen where nothing needs to be scrolled. */
export function stubBrowser(): void {
  setWidth("wide")
  vi.stubGlobal("CSS", { escape: (text: string) => text.replaceAll(/[^\w-]/g, String.raw`\$&`) })
  Element.prototype.scrollIntoView = () => {}
}

/** The width of the window: tables are cards on a narrow one. */
export function setWidth(width: "wide" | "narrow"): void {
  vi.stubGlobal("matchMedia", (media: string) => ({
    media,
    matches: width === "narrow" && media.includes("max-width"),
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
}
