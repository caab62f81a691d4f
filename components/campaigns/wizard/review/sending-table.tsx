import { ChevronRight, Download } from "lucide-react"
import { buttonStyle } from "#components/ui/button-style.ts"
import { formatNumber } from "#components/ui/number.tsx"
import type { SendingBin } from "#lib/campaigns/review/bin-sending.ts"
import type { SendingChartProps } from "./sending-chart.tsx"
import { binText } from "./sending-texts.ts"

/** The numbers of the bars, for reading and for taking away. Times in which nothing leaves have no row. */
export function SendingTable({ bins, widthMs, timeZone }: SendingChartProps) {
  const rows = bins.filter(({ messages }) => messages > 0)
  const hasLate = rows.some(({ late }) => late > 0)
  return (
    <details className="group rounded-lg border border-line">
      <summary className="touch-target flex cursor-pointer items-center gap-2 rounded-lg px-3 py-2 font-medium">
        <ChevronRight size={16} className="text-ink-soft transition-transform group-open:rotate-90" />
        As a table
      </summary>
      <div className="flex flex-col items-start gap-3 border-t border-line p-3">
        <table className="w-full text-left tabular-nums">
          <caption className="sr-only">When how many messages leave</caption>
          <thead className="text-xs text-ink-soft">
            <tr>
              <th scope="col" className="pb-2 font-medium">
                When
              </th>
              <th scope="col" className="pb-2 text-right font-medium">
                Messages
              </th>
              {hasLate && (
                <th scope="col" className="pb-2 text-right font-medium">
                  After the end
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((bin) => (
              <tr key={bin.fromMs} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-3 font-normal">
                  {binText(bin, widthMs, timeZone)}
                </th>
                <td className="py-1.5 text-right">{formatNumber(bin.messages)}</td>
                {hasLate && <td className="py-1.5 pl-3 text-right">{formatNumber(bin.late)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        <a className={buttonStyle("secondary", "small")} href={csvOf(rows)} download="when-it-goes-out.csv">
          <Download size={14} />
          Download as CSV
        </a>
      </div>
    </details>
  )
}

function csvOf(rows: SendingBin[]): string {
  const at = (ms: number) => new Date(ms).toISOString()
  const lines = rows.map(({ fromMs, toMs, messages, late }) => [at(fromMs), at(toMs), messages, late].join())
  const text = ["From,To,Messages,After the end", ...lines].join("\r\n")
  return `data:text/csv;charset=utf-8,${encodeURIComponent(text)}`
}
