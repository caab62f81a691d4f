import type { DemoUser } from "./config.ts"
import { escapeHtml, page } from "./layout.ts"

/** Everybody who can sign in, each one click away, and the form that scripts and password managers use. */
export function signInPage(users: DemoUser[], refused?: { login: string }): string {
  const buttons = users.map(
    ({ login, name, role }) =>
      `<li><button class="person" name="user" value="${escapeHtml(login)}"><span>${escapeHtml(name)}</span><small>${escapeHtml(roleLabel(role))}</small></button></li>`,
  )
  return page(
    "Sign in",
    `<h1>Sign in</h1>
<p>The identity provider of this machine. Choose who you want to be.</p>
<form method="post" aria-label="Sign in as a demo user"><ul>${buttons.join("")}</ul></form>
<h2>With login and password</h2>
${refused ? `<p class="problem" role="alert">This login and password do not belong together.</p>` : ""}
<form method="post">
<label for="login">Login</label>
<input id="login" name="login" autocomplete="username" autocapitalize="none" required value="${escapeHtml(refused?.login ?? "")}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="primary">Sign in</button>
</form>`,
  )
}

/** Sign-out needs no second question: the product has asked. The button is for browsers without scripts. */
export function signOutPage(form: string): string {
  return page(
    "Signing out",
    `<h1>Signing out</h1>${form}
<button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>
<script>document.querySelector("button[name=logout]").click()</script>`,
  )
}

export function signedOutPage(productUrl: string): string {
  return page(
    "Signed out",
    `<h1>You are signed out</h1><p><a href="${escapeHtml(productUrl)}">Back to Proactive Messaging</a></p>`,
  )
}

export function errorPage(title: string, detail = ""): string {
  return page("Sign-in problem", `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p>`)
}

const capitals: Record<string, string> = { lpa: "LPA" }

/** "campaign_manager" → "Campaign Manager". */
const roleLabel = (role: string) =>
  role
    .split("_")
    .map((word) => capitals[word] ?? word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ")
