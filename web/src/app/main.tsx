import '@fontsource-variable/inter/wght.css'
import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/parts.css'
import '../ui/shell.css'
import '../ui/sheet.css'
import '../i18n'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { queries } from '../api/queries'
import { listenForFirstTouch } from '../ui/sound'
import { prepareForOffline } from './offline'
import { router } from './router'

listenForFirstTouch()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)

setTimeout(() => void prepareForOffline(), 3_000)
