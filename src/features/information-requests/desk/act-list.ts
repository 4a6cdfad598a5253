import type { DeskAct } from './act.ts'
import { receiveActs } from './acts-receive.ts'
import { replyActs } from './acts-reply.ts'
import { serveActs } from './acts-serve.ts'
import { workActs } from './acts-work.ts'

/** Every act at the desk, in the order of the page. */
export const deskActs: readonly DeskAct[] = [...receiveActs, ...workActs, ...replyActs, ...serveActs]
