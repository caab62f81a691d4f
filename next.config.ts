import type { NextConfig } from "next"

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Clients of the wire contract may end a path with a slash; a redirect would lose their POST.
  skipTrailingSlashRedirect: true,
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "x-content-type-options", value: "nosniff" },
        { key: "referrer-policy", value: "same-origin" },
      ],
    },
  ],
  serverExternalPackages: ["pg", "pg-boss", "pino", "twilio", "@prisma/client"],
}

export default config
