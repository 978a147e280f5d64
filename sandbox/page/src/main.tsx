import { render } from 'preact'
import '@fontsource-variable/noto-sans-sc'
import './styles/tokens.css'
import './styles/layout.css'
import './styles/nav.css'
import './styles/chat.css'
import './styles/message.css'
import './styles/composer.css'
import './styles/card.css'
import './styles/card-parts.css'
import './styles/card-colours.css'
import './styles/controls.css'
import './styles/fields.css'
import './styles/popups.css'
import './styles/calendar.css'
import './styles/world.css'
import './styles/gallery.css'
import { Desk } from './desk/desk.tsx'
import { Gallery } from './gallery/gallery.tsx'
import { SandboxProvider } from './state/world.tsx'

const root = document.getElementById('app')
const isGallery = location.pathname.startsWith('/gallery')

if (root) {
  render(<SandboxProvider>{isGallery ? <Gallery /> : <Desk />}</SandboxProvider>, root)
}
