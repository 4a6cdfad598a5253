import type { ReportFigures } from '../../foundation/cases/index.ts'
import type { OffersKinds } from '../../foundation/publications/index.ts'
import type { Room } from '../../platform/room/room.ts'
import { importRoutes } from './desk/import.tsx'
import { listRoutes } from './desk/list.tsx'
import { reportsPanel } from './desk/panel.tsx'
import { reportRoutes } from './desk/report.tsx'
import { reportJobs } from './jobs.ts'
import { annualReportText } from './kind.ts'
import { openReports, reportPermissions } from './permissions.ts'
import { reportApi } from './public/api.ts'
import { reportPages } from './public/portal.tsx'
import { reportReactions } from './reactions.ts'
import { DESK_TITLE } from './words.ts'

/** 年度报告: what the law wants every year, counted from cases, checked, signed, filed and published in the fixed form. */
export function annualReportsRoom(figures: readonly ReportFigures[]): Room & OffersKinds {
  return {
    name: 'annual-reports',
    publicationKinds: [annualReportText],
    portal: reportPages,
    portalNavigation: [{ href: '/annual-reports', label: '年度报告', order: 45 }],
    api: reportApi,
    desk: [...listRoutes, ...importRoutes(figures), ...reportRoutes(figures)],
    deskNavigation: [
      { href: '/desk/annual-reports', label: DESK_TITLE, may: openReports, order: 20, group: '办件' },
    ],
    deskPanels: [reportsPanel],
    jobs: reportJobs,
    permissions: reportPermissions,
    reactions: reportReactions,
  }
}
