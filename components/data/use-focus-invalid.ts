import { useCallback, useEffect, useRef } from "react"

/** Leads to the first field that is wrong: when the server says so, and whenever `focusInvalid` is called. */
export function useFocusInvalid(error: Error | null) {
  const form = useRef<HTMLFormElement>(null)
  const focusInvalid = useCallback(
    () => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(),
    [],
  )
  useEffect(() => {
    if (error) focusInvalid()
  }, [error, focusInvalid])
  return { form, focusInvalid }
}
