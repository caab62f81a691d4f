// @ts-check
const SVG = "http://www.w3.org/2000/svg"

const PATHS = {
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3.2l2 1.3",
  tick: "m3.5 8.5 3 3 6-7",
  ticks: "m1 8.5 3 3 6-7M7.5 11l.5.5 6-7",
  alert: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 3v3.8M8 11v.1",
  reply: "M6.5 4 2.5 7.5l4 3.5M2.5 7.5H10a3.5 3.5 0 0 1 3.5 3.5v1.5",
  open: "M6.5 3.5h-3v9h9v-3M9 2.5h4.5V7M13.5 2.5 7.5 8.5",
  call: "M3 2.5h2.5l1.2 3-1.6 1.2a8 8 0 0 0 4.2 4.2l1.2-1.6 3 1.2V13A1.5 1.5 0 0 1 12 14.5 10.5 10.5 0 0 1 1.5 4 1.5 1.5 0 0 1 3 2.5Z",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  file: "M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13",
  send: "M2 8h11M8.5 3.5 13 8l-4.5 4.5",
  pin: "M6 2h4l-.5 4.5L12 9v1H4V9l2.5-2.5ZM8 10v4.5",
}

/** @typedef {keyof typeof PATHS} Icon */

/** An icon, with a name when it says something that no text beside it says. @param {Icon} icon @param {string} [name] */
export function makeIcon(icon, name = "") {
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", "0 0 16 16")
  svg.setAttribute("class", `icon icon-${icon}`)
  const path = document.createElementNS(SVG, "path")
  path.setAttribute("d", PATHS[icon])
  svg.append(path)
  if (name === "") svg.setAttribute("aria-hidden", "true")
  else {
    svg.setAttribute("role", "img")
    svg.setAttribute("aria-label", name)
  }
  return svg
}
