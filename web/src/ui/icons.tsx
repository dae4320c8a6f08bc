import type { ReactNode } from 'react'

const line = { fill: 'none', stroke: 'currentColor' }
const shapes = {
  sent: <path d="M6 10V2M2.5 5.5L6 2l3.5 3.5" {...line} strokeWidth="1.6" />,
  delivered: <circle cx="6" cy="6" r="4.2" {...line} strokeWidth="1.5" />,
  seen: (
    <>
      <path d="M.8 6Q6 .2 11.2 6Q6 11.8 .8 6z" {...line} strokeWidth="1.3" />
      <circle cx="6" cy="6" r="1.9" fill="currentColor" />
    </>
  ),
  accepted: <circle cx="6" cy="6" r="4.6" fill="currentColor" />,
  go: <path d="M2.5 1.5L10.5 6L2.5 10.5z" fill="currentColor" />,
  pin: <path d="M6 11.4C3.4 8.2 2 6.2 2 4.4a4 4 0 0 1 8 0c0 1.8-1.4 3.8-4 7z" fill="currentColor" />,
  ok: <path d="M1.5 6.5L4.6 9.6L10.6 2.6" {...line} strokeWidth="1.9" />,
  no: <path d="M2 2l8 8M10 2l-8 8" {...line} strokeWidth="1.9" />,
  bang: (
    <>
      <path d="M6 1v6" {...line} strokeWidth="2.4" />
      <circle cx="6" cy="10" r="1.5" fill="currentColor" />
    </>
  ),
  swap: <path d="M1 4h9L7.5 1.5M11 8H2l2.5 2.5" {...line} strokeWidth="1.5" />,
  back: <path d="M4.5 2L1.5 5l3 3M1.5 5h6a3 3 0 0 1 0 6H5" {...line} strokeWidth="1.5" />,
  clock: (
    <>
      <circle cx="6" cy="6" r="4.8" {...line} strokeWidth="1.3" />
      <path d="M6 3.2V6l2 1.4" {...line} strokeWidth="1.3" />
    </>
  ),
  lock: (
    <>
      <rect x="2" y="5.2" width="8" height="6" rx="1" fill="currentColor" />
      <path d="M3.8 5V3.6a2.2 2.2 0 0 1 4.4 0V5" {...line} strokeWidth="1.4" />
    </>
  ),
  offline: (
    <path
      d="M1 4.5a7 7 0 0 1 10 0M3 6.7a4.4 4.4 0 0 1 6 0M4.8 8.7a2 2 0 0 1 2.4 0M1.5 1l9 10"
      {...line}
      strokeWidth="1.3"
    />
  ),
  sound: <path d="M1 4.5v3h2l3 2.5v-8L3 4.5zM8 4a3 3 0 0 1 0 4M9.6 2.4a5 5 0 0 1 0 7.2" {...line} strokeWidth="1.2" />,
  silent: <path d="M1 4.5v3h2l3 2.5v-8L3 4.5zM8 4l3.5 4M11.5 4L8 8" {...line} strokeWidth="1.2" />,
  person: <path d="M6 6a2.4 2.4 0 1 0 0-4.8A2.4 2.4 0 0 0 6 6zM1.4 11.2a4.6 4.6 0 0 1 9.2 0z" fill="currentColor" />,
  phone: <path d="M3 1L1.5 2.5C1.5 7 5 10.5 9.5 10.5L11 9 8.6 7 7.3 8C6 7.4 4.6 6 4 4.7L5 3.4z" fill="currentColor" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** Always beside a word: an icon alone has no name here. */
export const Icon = ({ name, size }: { name: IconName; size?: number }) => (
  <svg className="icon" viewBox="0 0 12 12" aria-hidden="true" style={size ? { fontSize: size } : undefined}>
    {shapes[name]}
  </svg>
)
