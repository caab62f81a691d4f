/** Of vitest's environment: the window that the test runs in. */
declare const jsdom: { reconfigure: (settings: { url: string }) => void }
