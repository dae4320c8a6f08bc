import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type LoaderFunctionArgs,
  Navigate,
  Outlet,
  redirect,
  useNavigate,
  useNavigation,
  useParams,
} from 'react-router'
import { ApiError } from '../api/errors'
import { follow } from '../api/live'
import { profileQuery, queries, sessionQuery } from '../api/queries'
import { useSessionLost } from '../api/session'
import type { SessionRegion } from '../api/types'
import { PaperDialog } from '../features/call/PaperDialog'
import { Palette } from '../features/palette/Palette'
import { ActionHost } from '../features/incidents/ActionHost'
import { SignInAgain } from '../features/session/SignInAgain'
import { ConfirmHost } from '../ui/confirm'
import { useKeys } from '../ui/keys'
import { ToastHost } from '../ui/toast'
import { openDialog } from './dialogs'
import { Loading } from './Loading'
import { NoticeCentre } from './NoticeCentre'
import { useNoticeBell } from './notices'
import { pagesFor } from './pages'
import { RegionContext } from './region'
import { UntilAccepted } from './UntilAccepted'

export async function regionLoader({ params, request }: LoaderFunctionArgs) {
  try {
    await Promise.all([queries.ensureQueryData(sessionQuery), queries.ensureQueryData(profileQuery(params.region!))])
    return null
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    const { pathname, search } = new URL(request.url)
    return redirect(`/masuk?ke=${encodeURIComponent(pathname + search)}`)
  }
}

/** Everything every page of a region has: the stream, the bell, the palette, the keys, signing in again in place. */
export function RegionShell() {
  const { region: id } = useParams()
  const { data: session } = useQuery(sessionQuery)
  const region = session?.regions.find((one) => one.id === id)
  if (!region) return <Navigate to="/" replace />
  return (
    <RegionContext value={region}>
      <InRegion key={region.id} region={region} />
    </RegionContext>
  )
}

function InRegion({ region }: { region: SessionRegion }) {
  useEffect(() => follow(region.id), [region.id])
  useNoticeBell()
  useGeneralKeys(region)
  return (
    <>
      <Outlet />
      <Pending />
      {openDialog.use() === 'palette' && <Palette onClose={() => openDialog.set(null)} />}
      {openDialog.use() === 'paper' && <PaperDialog onClose={() => openDialog.set(null)} />}
      {useSessionLost() && <SignInAgain />}
      {openDialog.use() === 'notices' && <NoticeCentre onClose={() => openDialog.set(null)} />}
      <UntilAccepted />
      <ActionHost />
      <ConfirmHost />
      <ToastHost />
    </>
  )
}

/** A key that leads to a page is never silent while that page is fetched. */
function Pending() {
  return useNavigation().state === 'idle' ? null : <Loading />
}

function useGeneralKeys(region: SessionRegion) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  useKeys([
    { keys: 'Ctrl+k', label: t('palette.title'), run: () => openDialog.set('palette'), layer: 'everywhere' },
    { keys: '?', label: t('shell.help'), run: () => openDialog.set('help'), layer: 'everywhere' },
    ...pagesFor(region).main.map(({ path, name, key }) => ({
      keys: key ?? '',
      label: t(`nav.${name}`),
      run: () => void navigate(`/r/${region.id}/${path}`),
      layer: 'everywhere' as const,
    })),
  ])
}
