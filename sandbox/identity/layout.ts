const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)

const style = `
:root { color-scheme: light dark; --ground: #f7f7f8; --card: #fff; --line: #d9dbe0; --text: #1b1d22; --quiet: #5b606b; --accent: #2f5bd7; --on-accent: #fff; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ground: #121316; --card: #1b1d22; --line: #3a3e47; --text: #eceef2; --quiet: #a6acb8; --accent: #8fb0ff; --on-accent: #10131a; --bad: #ff9c94 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 400px; padding: 32px; background: var(--card); border: 1px solid var(--line); border-radius: 12px }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.3 }
h2 { margin: 24px 0 8px; padding-top: 24px; border-top: 1px solid var(--line); font-size: 15px }
p { margin: 0 0 16px; color: var(--quiet) }
p.problem { color: var(--bad) }
a { color: var(--accent) }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px }
label { display: block; margin: 12px 0 4px; font-size: 14px }
input, button { width: 100%; min-height: 44px; padding: 8px 12px; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px }
button { cursor: pointer }
button:hover { border-color: var(--accent) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
.person { display: flex; justify-content: space-between; align-items: center; text-align: left; gap: 8px; white-space: nowrap }
@media (max-width: 480px) { main { padding: 24px 20px } }
small { color: var(--quiet); font-size: 14px }
.primary { margin-top: 16px; background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600 }
`

/** A whole page: one card, the system's font, light and dark. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Identity sandbox</title>
<style>${style}</style>
</head>
<body><main>${content}</main></body>
</html>`
}
