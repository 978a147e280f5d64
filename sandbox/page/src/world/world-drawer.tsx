import { Drawer } from '../device/drawer.tsx'
import { Icon } from '../device/icon.tsx'
import { BotSection } from './bot-section.tsx'
import { ClockSection } from './clock-section.tsx'
import { FaultSection } from './fault-section.tsx'

/** 世界: what no phone can do – move time, break the platform, restart the bot. */
export function WorldDrawer(props: { onClose: () => void }) {
  return (
    <Drawer label="世界" side="right" onClose={props.onClose}>
      <div class="world">
        <ClockSection />
        <FaultSection />
        <BotSection />
        <section>
          <h3>卡片</h3>
          <a class="world-link" href="/gallery">
            <Icon name="grid" size={18} />
            全部卡片样张
            <Icon name="right" size={16} />
          </a>
        </section>
      </div>
    </Drawer>
  )
}
