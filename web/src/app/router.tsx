import type { ComponentType } from 'react'
import { createBrowserRouter, type LoaderFunction, redirect } from 'react-router'
import { queries, sessionQuery } from '../api/queries'
import { Failed, FailedPage, Missing } from './Failed'
import { Loading } from './Loading'
import { firstPage } from './pages'
import { RegionShell, regionLoader } from './RegionShell'

type Module = { default: ComponentType; loader?: LoaderFunction }
const modules: (() => Promise<Module>)[] = []
/** A page is a module: its default export is shown, its loader runs first. */
const page = (load: () => Promise<Module>) => {
  modules.push(load)
  return async () => {
    const { default: Component, loader } = await load()
    return { Component, loader }
  }
}

/** Every page is at hand before the server is ever away: a key pressed then still leads somewhere. */
export const fetchPages = () => Promise.all(modules.map((load) => load().catch(() => undefined)))

const toFirstPage: LoaderFunction = async () => {
  const session = await queries.ensureQueryData(sessionQuery).catch(() => null)
  const region = session?.regions[0]
  return redirect(region ? `/r/${region.id}/${firstPage(region)}` : '/masuk')
}

export const router = createBrowserRouter([
  { path: '/', loader: toFirstPage, element: null, HydrateFallback: Loading },
  { path: '/masuk', lazy: page(() => import('../features/session/SignInPage')), HydrateFallback: Loading },
  {
    path: '/r/:region',
    loader: regionLoader,
    Component: RegionShell,
    ErrorBoundary: Failed,
    HydrateFallback: Loading,
    children: [
      {
        index: true,
        loader: async ({ params }) => {
          const { regions } = await queries.ensureQueryData(sessionQuery)
          const region = regions.find(({ id }) => id === params.region)
          return redirect(`/r/${params.region}/${region ? firstPage(region) : 'sesi'}`)
        },
        element: null,
      },
      {
        ErrorBoundary: FailedPage,
        children: [
          { path: 'panggilan/:draft?', lazy: page(() => import('../features/call/CallPage')) },
          { path: 'papan', lazy: page(() => import('../features/board/BoardPage')) },
          { path: 'kejadian/:id', lazy: page(() => import('../features/incidents/IncidentPage')) },
          { path: 'tiket', lazy: page(() => import('../features/desk/DeskPage')) },
          { path: 'ringkasan', lazy: page(() => import('../features/executive/ExecutivePage')) },
          { path: 'cari', lazy: page(() => import('../features/search/SearchPage')) },
          { path: 'laporan', lazy: page(() => import('../features/reports/ReportsPage')) },
          { path: 'piket', lazy: page(() => import('../features/duty/DutyPage')) },
          { path: 'orang', lazy: page(() => import('../features/people/PeoplePage')) },
          { path: 'sesi', lazy: page(() => import('../features/session/SessionsPage')) },
          { path: '*', Component: Missing },
        ],
      },
    ],
  },
  { path: '*', loader: () => redirect('/') },
])
