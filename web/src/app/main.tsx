import '@fontsource-variable/bricolage-grotesque/standard.css'
import '@fontsource-variable/newsreader/standard.css'
import '@fontsource-variable/newsreader/standard-italic.css'
import './mantine.css'
import '../ui/tokens.css'
import '../ui/global.css'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { firstLanguage, startWords } from './i18n.ts'
import { nonce } from './nonce.ts'
import { startNotifications } from './notifications.ts'
import { Providers } from './Providers.tsx'
import { router } from './router.tsx'

// The scroll lock of dialogs writes a style of its own; it asks here for the nonce.
setNonce(nonce)

await startWords(firstLanguage())
void startNotifications((url) => void router.navigate({ href: url }))

if (import.meta.env.MODE === 'development') void import('./reload.ts').then(({ reloadWhenBuilt }) => reloadWhenBuilt())

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
