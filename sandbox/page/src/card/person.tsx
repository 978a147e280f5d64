import { Avatar } from '../device/avatar.tsx'
import { useSandbox } from '../state/world.tsx'
import { ElementIcon } from './element-icon.tsx'
import type { ElementProps } from './element.tsx'
import { recordsIn, textIn } from './properties.ts'

const sizes: Record<string, number> = { extra_small: 18, small: 24, medium: 32, large: 40 }

export function PersonShown({ element }: ElementProps) {
  return (
    <Person
      openId={textIn(element, 'user_id')}
      size={textIn(element, 'size')}
      withName={element['show_name'] === true}
      withAvatar={element['show_avatar'] !== false}
      capsule={element['style'] === 'capsule'}
    />
  )
}

export function PersonList({ element }: ElementProps) {
  return (
    <div class="person-list">
      <ElementIcon icon={element['icon']} />
      {recordsIn(element['persons']).map((person, index) => (
        <Person
          key={index}
          openId={textIn(person, 'id')}
          size={textIn(element, 'size')}
          withName={element['show_name'] !== false}
          withAvatar={element['show_avatar'] !== false}
          capsule={false}
        />
      ))}
    </div>
  )
}

function Person(props: {
  openId: string
  size: string
  withName: boolean
  withAvatar: boolean
  capsule: boolean
}) {
  const { nameOf } = useSandbox()
  const name = nameOf(props.openId)
  return (
    <span class={props.capsule ? 'person-capsule' : 'person'} title={name}>
      {props.withAvatar && <Avatar openId={props.openId} size={sizes[props.size] ?? 24} />}
      {props.withName && <span>{name}</span>}
    </span>
  )
}
