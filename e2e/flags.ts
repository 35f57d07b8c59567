/**
 * The popups of the address bar, which nobody here opens, are a page of the browser's own in every window: without them
 * a window costs a third of its processor, and a story's two or three a second each.
 */
const POPUPS = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']
export const withoutPopups = `--disable-features=${POPUPS.join(',')}`

// Chromium hears this switch once, and the last: of Playwright's own list, what concerns pages, and lines to elsewhere.
const PLAYWRIGHTS = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'PaintHolding',
  'LensOverlay',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

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
  `${withoutPopups},${PLAYWRIGHTS.join(',')}`,
]
