import type { NextConfig } from "next"

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Clients of the wire contract may end a path with a slash; a redirect would lose their POST.
  skipTrailingSlashRedirect: true,
  turbopack: {
    rules: {
      "**/node_modules/react-*/**/intlStrings.mjs": {
        condition: "browser",
        loaders: ["./scripts/bundle/english-only.mjs"],
        as: "*.js",
      },
    },
  },
  serverExternalPackages: ["pg", "pg-boss", "pino", "twilio", "@prisma/client"],
}

export default config
