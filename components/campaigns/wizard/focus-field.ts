/** Every field of the wizard stands in an element with `data-field`; the first control in it takes the focus. */
export function focusField(path: string): void {
  const field = document.querySelector(`[data-field="${CSS.escape(path)}"]`)
  const control = field?.querySelector<HTMLElement>(
    ":is(input, textarea, button):not([tabindex='-1'], [hidden])",
  )
  field?.scrollIntoView({ block: "center" })
  control?.focus({ preventScroll: true })
}
