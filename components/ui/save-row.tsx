import { Button } from "./button.tsx"

type SaveRowProps = { label: string; isPending: boolean; isChanged: boolean; onUndo: () => void }

/** Saves a form, and says while something in it is not saved. */
export function SaveRow({ label, isPending, isChanged, onUndo }: SaveRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" variant="primary" isPending={isPending}>
        {label}
      </Button>
      {isChanged && (
        <>
          <p className="text-ink-soft">Not saved yet</p>
          <Button variant="quiet" onPress={onUndo}>
            Undo changes
          </Button>
        </>
      )}
    </div>
  )
}
