import type { ToastMessage } from '../api/types.ts'
import { Icon, type IconName } from './icon.tsx'

export interface ShownToast extends ToastMessage {
  id: number
}

const icons: Record<string, IconName> = {
  success: 'done',
  error: 'failed',
  warning: 'warning',
  info: 'info',
}

export function Toasts(props: { toasts: readonly ShownToast[] }) {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {props.toasts.map((toast) => (
        <div class={`toast toast-${toast.type}`} key={toast.id}>
          <Icon name={icons[toast.type] ?? 'info'} />
          <span>{toast.content}</span>
        </div>
      ))}
    </div>
  )
}
