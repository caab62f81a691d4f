// @ts-check
import { make, postJson } from "./dom.js"
import { makeIcon } from "./icons.js"

/** What the brand's webhook said to the answer; nothing when it took it. @param {{ status: number | null, error: string | null }} webhook */
export function webhookSentence({ status, error }) {
  if (status === null) return `Sent, but the brand's webhook did not take it: ${error}.`
  return status < 300 ? "" : `Sent, but the brand's webhook answered ${status}.`
}

/** @param {HTMLTextAreaElement} body @param {HTMLFormElement} form */
function sendByEnter(body, form) {
  body.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
}

/**
 * The line at the bottom of an app where a person writes.
 * @param {string} number @param {() => string} sender the address that is answered @param {(sentence: string) => void} done
 */
export function createComposer(number, sender, done) {
  const form = make("form", "composer")
  const body = make("textarea", "")
  body.rows = 1
  body.maxLength = 1600
  body.required = true
  body.placeholder = "Message"
  body.setAttribute("aria-label", `Answer from ${number}`)
  const button = make("button", "send")
  button.type = "submit"
  button.append(makeIcon("send", "Send"))
  form.append(body, button)
  sendByEnter(body, form)
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    try {
      const path = `/sandbox/phones/${encodeURIComponent(number)}/messages`
      const answer = await postJson(path, { to: sender(), body: body.value })
      body.value = ""
      done(webhookSentence(answer.webhook))
    } catch (error) {
      done(error instanceof Error ? error.message : String(error))
    }
  })
  return { form, isWriting: () => body.value !== "" || document.activeElement === body }
}
