/** The law that a rule goes back to, where it can be read. */
export function LawLink({ law: { citation, url } }: { law: { citation: string; url: string } }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="rounded-sm text-accent underline underline-offset-4"
    >
      {citation}
    </a>
  )
}
