import { cx } from "./cx.ts"

/** The box of every control in which a person types or chooses, but for its colours and sides. 16 px on touch, or phones zoom in. */
export const controlShape =
  "w-full rounded-lg border border-line-strong text-sm outline-none transition-colors placeholder:text-ink-soft data-focused:border-accent data-focused:outline-2 data-focused:-outline-offset-1 data-focused:outline-accent data-invalid:border-negative data-disabled:bg-sunken data-disabled:text-ink-soft pointer-coarse:text-base"

export const controlColours = "bg-surface text-ink"

export const controlStyle = cx(controlShape, controlColours, "px-3")

export const popoverStyle =
  "overflow-auto rounded-lg border border-line bg-raised p-1 text-sm shadow-overlay outline-none transition-opacity data-entering:opacity-0 data-exiting:opacity-0"

export const optionStyle =
  "flex min-h-8 cursor-default items-center gap-2 rounded-md px-2.5 py-1.5 outline-none select-none data-focused:bg-accent-soft data-disabled:text-ink-soft pointer-coarse:min-h-11"

/** The closed box of a select. */
export const selectStyle = cx(
  controlStyle,
  "touch-target flex h-9 cursor-pointer items-center justify-between gap-2",
)
