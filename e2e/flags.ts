/** How a Chromium of ours is started: a microphone that beeps, and the tab titled PATTERN as what a share picks by itself. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--auto-select-tab-capture-source-by-title=PATTERN',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
  // A capture is never larger than the screen, and a headless screen has 800×600.
  '--screen-info={1920x1200}',
]
