// @ts-check
import { byId, fetchJson, make, postJson } from "./dom.js"

const list = byId("templates", HTMLTableSectionElement)
const none = byId("no-templates", HTMLParagraphElement)
const result = byId("templates-result", HTMLParagraphElement)
const STATUSES = ["approved", "rejected", "pending", "paused", "disabled"]

/** @typedef {{ sid: string, name: string, language: string, category: string | null, status: string }} Template */

/** @param {Template} template @param {string} status */
async function decide({ sid, name }, status) {
  try {
    await postJson(`/sandbox/templates/${sid}/approval`, { status })
    result.textContent = `${name} is ${status} now.`
  } catch (error) {
    result.textContent = error instanceof Error ? error.message : String(error)
  }
  await showTemplates()
}

/** What WhatsApp says of a template; a person may say something else. @param {Template} template */
function verdict(template) {
  if (template.category === null) return make("span", "quiet", "not submitted")
  const select = make("select", "")
  select.setAttribute("aria-label", `Verdict on ${template.name}, ${template.language}`)
  select.append(...STATUSES.map((status) => new Option(status)))
  select.value = template.status
  select.addEventListener("change", () => void decide(template, select.value))
  return select
}

/** @param {Template} template */
function row(template) {
  const name = make("th", "", template.name)
  name.scope = "row"
  const last = make("td", "")
  last.append(verdict(template))
  const element = make("tr", "")
  element.append(name, make("td", "", template.language), make("td", "", template.category ?? ""), last)
  return element
}

async function showTemplates() {
  /** @type {{ templates: Template[] }} */
  const { templates } = await fetchJson("/sandbox/templates")
  list.replaceChildren(...templates.map(row))
  none.hidden = templates.length > 0
}

/** Reads the templates whenever their panel is opened. */
export function listenToTemplates() {
  document.querySelector('[data-dialog="templates-panel"]')?.addEventListener("click", () => {
    result.textContent = ""
    void showTemplates()
  })
}
