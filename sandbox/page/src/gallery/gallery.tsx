import { useEffect, useState } from 'preact/hooks'
import { listGallery } from '../api/client.ts'
import type { GalleryCard } from '../api/types.ts'
import { Card } from '../card/card.tsx'
import { DeviceScreen } from '../device/device.tsx'
import { Icon } from '../device/icon.tsx'
import { readAddress, writeAddress } from '../state/address.ts'
import { useSandbox } from '../state/world.tsx'

/** 样张: every card in every state, as a phone and as a desktop show it. */
export function Gallery() {
  const [cards, setCards] = useState<GalleryCard[]>()
  const [trouble, setTrouble] = useState('')
  const [word, setWord] = useState(readAddress('card') ?? '')
  useEffect(() => {
    listGallery().then(setCards, (error: Error) => setTrouble(error.message))
  }, [])
  const search = (next: string) => {
    setWord(next)
    writeAddress({ card: next })
  }
  const shown = (cards ?? []).filter((card) => `${card.name} ${card.state}`.includes(word.trim()))
  return (
    <main class="gallery">
      <header class="gallery-head">
        <a href="/" class="text-button">
          <Icon name="back" size={18} />
          消息
        </a>
        <h1>卡片样张</h1>
        <span class="gallery-count">{cards ? `${shown.length} 张` : ''}</span>
        <label class="search-box">
          <Icon name="search" size={16} />
          <input
            type="search"
            value={word}
            placeholder="搜索卡片"
            aria-label="搜索卡片"
            onInput={(event) => search(event.currentTarget.value)}
          />
        </label>
      </header>
      {!cards && <p class="starting">{trouble || '加载中…'}</p>}
      {cards && shown.length === 0 && <p class="starting">没有这样的卡片。</p>}
      {[...Map.groupBy(shown, (card) => card.name)].map(([name, states]) => (
        <section class="gallery-section" key={name} id={name}>
          <h2>{name}</h2>
          {states.map((one, index) => (
            <Sample sample={one} key={`${one.state}${index}`} />
          ))}
        </section>
      ))}
    </main>
  )
}

function Sample(props: { sample: GalleryCard }) {
  const { sample } = props
  return (
    <article class="sample">
      <h3>{sample.state}</h3>
      <div class="sample-pair">
        <SampleCard sample={sample} narrow />
        <SampleCard sample={sample} narrow={false} />
      </div>
    </article>
  )
}

function SampleCard(props: { sample: GalleryCard; narrow: boolean }) {
  const { sample, narrow } = props
  const { world } = useSandbox()
  const where = narrow ? '手机' : '电脑'
  return (
    <div class={`sample-card ${narrow ? 'sample-phone' : 'sample-desktop'}`}>
      <DeviceScreen narrow={narrow} label={where}>
        <Card
          card={sample.card}
          draftKey={`${sample.name}/${sample.state}/${where}`}
          revision="sample"
          memberIds={world.people.map((person) => person.openId)}
          send={undefined}
        />
      </DeviceScreen>
    </div>
  )
}
