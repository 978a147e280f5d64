import { useContext } from 'preact/hooks'
import { fileUrl } from '../api/client.ts'
import { ImageButton } from '../device/image-viewer.tsx'
import type { ElementProps } from './element.tsx'
import { valueOf } from './form-values.ts'
import { contentOf, edgesOf, pixelsOf, recordsIn, textIn } from './properties.ts'
import { FormContext, useCardSession } from './session.tsx'

const layouts = new Set(['bisect', 'trisect', 'double', 'triple'])

export function Picture({ element }: ElementProps) {
  const radius = pixelsOf(element['corner_radius'])
  const margin = edgesOf(element['margin'])
  const style = { ...(radius && { borderRadius: radius }), ...(margin && { margin }) }
  const cropped = element['scale_type'] === 'crop_center' ? 'cropped' : ''
  const src = fileUrl(textIn(element, 'img_key'))
  const alt = contentOf(element['alt'])
  const title = contentOf(element['title'])
  return (
    <figure class={`picture ${cropped}`} style={style}>
      {title && <figcaption>{title}</figcaption>}
      {element['preview'] === false ? (
        <img src={src} alt={alt} />
      ) : (
        <ImageButton src={src} alt={alt} />
      )}
    </figure>
  )
}

export function PictureCombination({ element }: ElementProps) {
  const mode = textIn(element, 'combination_mode')
  return (
    <div class={`pictures pictures-${layouts.has(mode) ? mode : 'bisect'}`}>
      {recordsIn(element['img_list']).map((image, index) => (
        <ImageButton src={fileUrl(textIn(image, 'img_key'))} alt="" key={index} />
      ))}
    </div>
  )
}

export function SelectPicture({ element }: ElementProps) {
  const { values, set, press } = useCardSession()
  const form = useContext(FormContext)
  const many = element['multi_select'] === true
  const value = valueOf(element, values)
  const chosen = Array.isArray(value) ? value : [String(value)]
  const mode = textIn(element, 'layout')
  const choose = (picked: string) => {
    if (!form) return press(element, { option: picked })
    const rest = chosen.filter((one) => one && one !== picked)
    const name = textIn(element, 'name')
    set(name, many ? (chosen.includes(picked) ? rest : [...rest, picked]) : picked)
  }
  return (
    <div class={`pictures pictures-${layouts.has(mode) ? mode : 'stretch'}`} role="group">
      {recordsIn(element['options']).map((option, index) => (
        <button
          type="button"
          key={index}
          class="picture-option"
          aria-pressed={chosen.includes(textIn(option, 'value'))}
          disabled={element['disabled'] === true || option['disabled'] === true}
          onClick={() => choose(textIn(option, 'value'))}
        >
          <img src={fileUrl(textIn(option, 'img_key'))} alt={`图片 ${index + 1}`} />
        </button>
      ))}
    </div>
  )
}
