import './call.css'
import { Suspense, use } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { useParams } from 'react-router'
import { placesQuery, queries } from '../../api/queries'
import { useRegion } from '../../app/region'
import { CallScreen } from './CallScreen'
import { openDraft } from './draft/useKeeper'
import { Start } from './Start'

/** The names of the villages come along; a call does not wait for them. */
export const loader = ({ params }: LoaderFunctionArgs) => {
  void queries.prefetchQuery(placesQuery(params.region!))
  return null
}

export default function CallPage() {
  const { draft } = useParams()
  if (!draft) return <Start />
  return (
    <Suspense fallback={null}>
      <Opened key={draft} id={draft} />
    </Suspense>
  )
}

const Opened = ({ id }: { id: string }) => <CallScreen keeper={use(openDraft(useRegion().id, id))} />
