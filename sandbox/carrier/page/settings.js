// @ts-check
import { byId, fetchJson, postJson } from "./dom.js"

const form = byId("settings", HTMLFormElement)
const result = byId("settings-result", HTMLParagraphElement)

/** @returns {(HTMLInputElement | HTMLSelectElement)[]} */
const fields = () => [...form.querySelectorAll("input"), ...form.querySelectorAll("select")]

/** What a field stands for in the settings. @param {HTMLInputElement | HTMLSelectElement} field */
function settingOf(field) {
  if (field instanceof HTMLSelectElement) return field.value
  if (field.type === "checkbox") return field.checked
  if (field.type === "number") return field.valueAsNumber
  return field.value === "" ? null : field.value
}

async function readSettings() {
  const settings = await fetchJson("/sandbox/settings")
  for (const field of fields()) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = settings[field.name]
    else field.value = settings[field.name] ?? ""
  }
}

/** @param {SubmitEvent} event */
async function saveSettings(event) {
  event.preventDefault()
  try {
    await postJson(
      "/sandbox/settings",
      Object.fromEntries(fields().map((field) => [field.name, settingOf(field)])),
    )
    result.textContent = "Saved."
  } catch (error) {
    result.textContent = error instanceof Error ? error.message : String(error)
  }
}

async function deleteAll() {
  if (!window.confirm("Delete all messages of all phones?")) return
  await fetchJson("/sandbox/messages", { method: "DELETE" })
  result.textContent = "All messages are deleted."
}

export function listenToSettings() {
  form.addEventListener("submit", (event) => void saveSettings(event))
  byId("reset", HTMLButtonElement).addEventListener("click", () => void deleteAll())
  for (const button of document.querySelectorAll("[data-dialog]")) {
    button.addEventListener("click", () => {
      result.textContent = ""
      void readSettings()
      byId(button.getAttribute("data-dialog") ?? "", HTMLDialogElement).showModal()
    })
  }
  for (const button of document.querySelectorAll("[data-close]"))
    button.addEventListener("click", () => button.closest("dialog")?.close())
}
