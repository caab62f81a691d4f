// @ts-check
import { make, makeLink } from "./dom.js"
import { makeIcon } from "./icons.js"

/** @param {string} address */
function nameOf(address) {
  const path = URL.canParse(address) ? new URL(address).pathname : address
  return decodeURIComponent(path.split("/").pop() ?? "") || address
}

/** @param {string} address @param {string} what */
function fileCard(address, what) {
  const card = makeLink("file-card", address, "")
  const texts = make("span", "file-texts")
  texts.append(make("span", "file-name", nameOf(address)), make("span", "file-kind", what))
  card.append(makeIcon("file"), texts)
  return card
}

/** An image or video, or what says that it cannot be had. @param {HTMLImageElement | HTMLVideoElement} element @param {string} address @param {string} what */
function loading(element, address, what) {
  element.src = address
  element.addEventListener("error", () =>
    element.replaceWith(fileCard(address, `${what} that cannot be fetched`)),
  )
  return element
}

/** @param {string} address */
function image(address) {
  const element = make("img", "")
  element.alt = `Image ${nameOf(address)}`
  return loading(element, address, "Image")
}

/** @param {string} address */
function video(address) {
  const element = make("video", "")
  element.controls = true
  element.preload = "metadata"
  element.setAttribute("aria-label", `Video ${nameOf(address)}`)
  return loading(element, address, "Video")
}

/** Media as the phone shows it, by the ending of its address. @param {string} address */
export function drawMedia(address) {
  const frame = make("div", "media")
  if (/\.pdf([?#]|$)/i.test(address)) frame.append(fileCard(address, "PDF document"))
  else frame.append(/\.(mp4|3gpp?)([?#]|$)/i.test(address) ? video(address) : image(address))
  return frame
}
