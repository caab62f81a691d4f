import { cx } from "./cx.ts"

/** A grey stand-in of the true shape, which `className` gives it. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden className={cx("animate-pulse rounded-md bg-muted-soft", className)} />
}

/** Stand-in for the rows of a table; says once to screen readers that it loads. */
export function TableSkeleton({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" className="flex flex-col">
      <span className="sr-only">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={`row-${row.toString()}`}
          className="flex gap-6 border-b border-line px-4 py-3.5 last:border-b-0"
        >
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton
              key={`cell-${column.toString()}`}
              className={cx(
                "h-4 flex-1",
                column === 0 ? "max-w-64" : "max-w-28",
                column > 1 && "max-sm:hidden",
              )}
            />
          ))}
        </div>
      ))}
    </div>
  )
}
