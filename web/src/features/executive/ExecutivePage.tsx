import './executive.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useSearchParams } from 'react-router'
import { figuresQuery, queries } from '../../api/queries'
import { Page } from '../../app/Page'
import { Button } from '../../ui/Button'
import { useKeys } from '../../ui/keys'
import { Categories, Operators, Outcomes } from './Counts'
import { ResponseTimes } from './ResponseTimes'
import { Tiles } from './Tiles'
import { Unanswered } from './Unanswered'
import { FiguresOf, WallHead } from './WallHead'
import { useRegion } from '../../app/region'

export const loader = ({ params }: LoaderFunctionArgs) => queries.ensureQueryData(figuresQuery(params.region!))

/** Nobody scrolls a wall: what comes after so many rows is a number. */
const onWall = 5

/** How today goes, for the head of the region: at a desk, or on a wall read from four metres. */
export default function ExecutivePage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const wall = params.get('dinding') === 'ya'
  const { data } = useQuery(figuresQuery(useRegion().id))
  const turn = () => {
    setParams(wall ? {} : { dinding: 'ya' })
    if (wall) void document.exitFullscreen?.().catch(() => undefined)
    else void document.documentElement.requestFullscreen?.().catch(() => undefined)
  }
  useKeys([
    { keys: 'w', label: t(wall ? 'executive.desk' : 'executive.wall'), run: turn, foot: true },
    wall && { keys: 'Escape', label: t('executive.desk'), run: turn },
  ])
  if (!data) return null
  const figures = (
    <>
      <Tiles figures={data} />
      <ResponseTimes figures={data} />
      <Unanswered figures={data} />
      <Operators figures={data} shown={wall ? onWall : Infinity} />
      <Outcomes figures={data} />
      <Categories figures={data} shown={wall ? onWall : Infinity} />
    </>
  )
  if (wall)
    return (
      <div className="wall">
        <WallHead since={data.since} leave={turn} />
        <main id="isi" tabIndex={0} className="executive">
          <h1 className="vh">{t('executive.title')}</h1>
          {figures}
        </main>
      </div>
    )
  return (
    <Page title={t('executive.title')} help="executive" className="executive">
      <FiguresOf since={data.since}>
        <Button kind="plain" size="sm" keys="w" onClick={turn}>
          {t('executive.wall')}
        </Button>
      </FiguresOf>
      {figures}
    </Page>
  )
}
