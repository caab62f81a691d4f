import { useSyncExternalStore } from "react"

/** Below it a table becomes cards; the same width as Tailwind's `md`. */
const narrow = "(max-width: 767px)"

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(narrow)
  query.addEventListener("change", listener)
  return () => query.removeEventListener("change", listener)
}

/** Whether it is a phone's width at the moment; undefined on the server, which cannot know. */
export const isNarrowNow = () => (typeof matchMedia === "undefined" ? undefined : matchMedia(narrow).matches)

/** True on a phone's width. The server, which cannot know, draws for a desk. */
export const useNarrow = () =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  )
