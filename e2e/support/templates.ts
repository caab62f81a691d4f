import type { Page } from "@playwright/test"
import { webtool } from "./campaigns.ts"

/** A draft of a WhatsApp template that could be submitted. */
export const createTemplate = (page: Page, title: string) =>
  webtool<{ id: string }>(page, "POST", "templates", {
    ...{ title, category: "UTILITY", language: "en", header: { kind: "none" }, footer: "", buttons: [] },
    ...{ body: "Your order has left our warehouse today.", samples: [], wabaId: null, senderId: null },
  })
