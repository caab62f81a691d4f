import { readFile } from "node:fs/promises"
import type { FastifyInstance } from "fastify"
import { MAGIC_WORDS } from "../content/review.ts"
import { MAGIC_ENDINGS, TWILIO_TEST_RECIPIENTS, TWILIO_TEST_SENDERS } from "../sending/magic.ts"
import type { MagicNumber } from "../sending/magic-effect.ts"
import { WHATSAPP_ENDINGS } from "../sending/whatsapp-magic.ts"

const ASSETS = {
  "style.css": "text/css; charset=utf-8",
  "panes.css": "text/css; charset=utf-8",
  "phone.css": "text/css; charset=utf-8",
  "bubbles.css": "text/css; charset=utf-8",
  "main.js": "text/javascript; charset=utf-8",
  "dom.js": "text/javascript; charset=utf-8",
  "phones.js": "text/javascript; charset=utf-8",
  "shelf.js": "text/javascript; charset=utf-8",
  "phone.js": "text/javascript; charset=utf-8",
  "conversation.js": "text/javascript; charset=utf-8",
  "composer.js": "text/javascript; charset=utf-8",
  "bubble.js": "text/javascript; charset=utf-8",
  "media.js": "text/javascript; charset=utf-8",
  "rich-text.js": "text/javascript; charset=utf-8",
  "icons.js": "text/javascript; charset=utf-8",
  "settings.js": "text/javascript; charset=utf-8",
  "templates.js": "text/javascript; charset=utf-8",
} as const

const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'self'; img-src data: https: http:; media-src https: http:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
}

const readPage = (name: string): Promise<string> =>
  readFile(new URL(`../page/${name}`, import.meta.url), "utf8")

const rows = (numbers: readonly Pick<MagicNumber, "number" | "what">[], prefix = ""): string =>
  numbers
    .map(({ number, what }) => `<tr><th scope="row">${prefix}${number}</th><td>${what}</td></tr>`)
    .join("\n")

/** The page with the phones: server HTML whose tables come from the same list the carrier acts on. */
export async function pagePlugin(app: FastifyInstance): Promise<void> {
  const template = await readPage("index.html")
  const html = template
    .replace("<!-- endings -->", rows(MAGIC_ENDINGS, "+1 NXX 555 01"))
    .replace("<!-- whatsapp -->", rows(WHATSAPP_ENDINGS, "+1 NXX 555 01"))
    .replace("<!-- recipients -->", rows(TWILIO_TEST_RECIPIENTS))
    .replace("<!-- senders -->", rows(TWILIO_TEST_SENDERS))
    .replace("<!-- words -->", rows(MAGIC_WORDS.map(({ word, what }) => ({ number: word, what }))))
  app.get("/", (_request, reply) =>
    reply.headers(SECURITY_HEADERS).type("text/html; charset=utf-8").send(html),
  )
  for (const [name, type] of Object.entries(ASSETS)) {
    const text = await readPage(name)
    app.get(`/page/${name}`, (_request, reply) =>
      reply.headers(SECURITY_HEADERS).header("cache-control", "no-cache").type(type).send(text),
    )
  }
}
