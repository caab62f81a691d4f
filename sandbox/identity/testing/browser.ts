type Page = { url: string; status: number; text(): Promise<string> }

/** The part of a browser that sign-in needs: keeps cookies, follows redirects while they stay on localhost's provider. */
export function browser() {
  const cookies = new Map<string, string>()

  /** Opens an address, or posts a form to it. A redirect to another origin ends the walk there, unopened. */
  async function page(url: string, form?: Record<string, string>): Promise<Page> {
    const response = await fetch(url, {
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      redirect: "manual",
    })
    for (const line of response.headers.getSetCookie()) keep(line)
    const location = response.headers.get("location")
    if (!location) return { url, status: response.status, text: () => response.text() }
    const next = new URL(location, url)
    if (next.origin !== new URL(url).origin)
      return { url: next.href, status: response.status, text: async () => "" }
    return page(next.href)
  }

  function keep(line: string) {
    const [pair = ""] = line.split(";")
    const [name = "", ...value] = pair.split("=")
    if (value.join("=") === "") cookies.delete(name)
    else cookies.set(name, value.join("="))
  }

  return { page }
}
