import { lazyRouteComponent } from '@tanstack/react-router'
import { useMay } from '@/identity/session/may'
import TodayPage from '@/manage/today/page'

const HomePage = lazyRouteComponent(() => import('@/measure/home/page'))

/** Where everybody starts: what to do today, or how the customers are for those who have nothing to do here. */
export const StartPage = () => (useMay('read_cases') ? <TodayPage /> : <HomePage />)
