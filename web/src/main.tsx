import './app/fonts.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app/global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { followUpdates } from './app/newer-build'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
followUpdates()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
