export function OrderButton(props: {
  label: string
  busy: string
  onPress: () => void
  look?: 'danger'
}) {
  const waiting = props.busy === props.label
  return (
    <button
      type="button"
      class={`btn ${props.look === 'danger' ? 'btn-danger' : 'btn-default'}`}
      disabled={props.busy !== ''}
      aria-busy={waiting}
      onClick={props.onPress}
    >
      {waiting && <span class="spinner" aria-hidden="true" />}
      {props.label}
    </button>
  )
}
