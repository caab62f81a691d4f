/** The name of the step's own box, which takes the focus when no field in it is meant. */
export const stepField = "step"

const control = ":is(input, textarea, button):not([tabindex='-1'], [hidden])"

/** Every field of the wizard stands in an element with `data-field`; itself or the first control in it takes the focus. */
export function focusField(path: string): void {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`)
  const target = field?.matches("[tabindex]") ? field : field?.querySelector<HTMLElement>(control)
  target?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: path === stepField ? "nearest" : "center" })
}
