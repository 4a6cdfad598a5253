import { afterAll, describe, expect, test } from 'vitest'
import { lettersTo, runJob } from '../../testing/letters.ts'
import { kept, openLetterHouse, QUESTION, read } from './testing-house.ts'

const letters = await openLetterHouse()
const { city, office, water, later, as, act, lettersIn } = letters
afterAll(() => city.close())

describe('before anybody answers letters', () => {
  test('the page says so, and nothing is taken', async () => {
    expect(read((await city.get('/letters')).body)).toContain('网上来信尚未开通')
    const reply = await city.post('/letters/new', QUESTION)
    expect([reply.status, read(reply.body).includes('网上来信尚未开通')]).toEqual([422, true])
    expect(reply.body).toContain('示例路昨天起停水')
    expect(await lettersIn()).toEqual([])
  })

  test('the supervising office says who does, one of them for those who do not know whom to ask', async () => {
    const alone = { agencies: [water.id], default: office.id }
    expect((await city.post('/desk/letters/agencies', alone, as('supervising-office'))).status).toBe(422)
    const both = { agencies: [office.id, water.id], default: office.id }
    expect((await city.post('/desk/letters/agencies', both, as('supervising-office'))).status).toBe(303)
    const { body } = await city.get('/letters')
    expect(read(body)).toContain('示例市水务局')
    expect((await city.get('/agencies/water')).body).toContain('/letters/new?agency=water')
  })
})

describe('a citizen who asks', () => {
  let number: string
  let code: string
  let caseId: string
  let citizen: string
  const reopened = async () => kept(await city.post('/letters/status', { number, code }))

  test('is told what is missing and loses nothing', async () => {
    const reply = await city.post('/letters/new', { ...QUESTION, name: '', phone: '', mail: '', agreed: '' })
    expect(reply.status).toBe(422)
    expect(read(reply.body)).toMatch(/请填写姓名.*至少填写一项.*同意后再提交/)
    expect(reply.body).toContain('示例路昨天起停水')
  })

  test('gets number and code once, in no address, and one letter however often the form is sent', async () => {
    const first = await city.post('/letters/new', QUESTION)
    expect([first.status, first.headers.location]).toEqual([303, '/letters/receipt'])
    const receipt = await city.get('/letters/receipt', kept(first))
    expect(receipt.headers['cache-control']).toBe('no-store')
    const text = read(receipt.body)
    number = /L2026-\d{5}/.exec(text)?.[0] ?? ''
    expect(text).toContain('2026-11-27')
    // The answer was lost: the same form again leads to the same letter, under a new code.
    const again = await city.post('/letters/new', QUESTION)
    const second = read((await city.get('/letters/receipt', kept(again))).body)
    expect(second).toContain(number)
    code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(second)?.[0] ?? ''
    const [letter, ...more] = await lettersIn()
    expect(more).toEqual([])
    caseId = letter?.case_id ?? ''
    expect(
      JSON.stringify([letter, await city.house.db.selectFrom('ops.facts').selectAll().execute()]),
    ).not.toMatch(/停水|王示例|13900139000|writer@/)
    expect((await lettersTo(city, 'writer@example.com')).map(mail => [mail.subject, mail.text])).toEqual([
      [`来信已收到：${number}`, expect.not.stringMatching(/停水|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)],
    ])
  })

  test('opens the letter by both, and by nothing else', async () => {
    const wrong = await city.post('/letters/status', { number, code: 'AAAA-AAAA-AAAA' })
    const unknown = await city.post('/letters/status', { number: 'L2026-99999', code })
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(read(wrong.body)).toContain('编号或者查询码不正确')
    expect(read(unknown.body)).toContain('编号或者查询码不正确')
    const opened = await city.post('/letters/status', {
      number: number.toLowerCase(),
      code: code.toLowerCase().replaceAll('-', ' '),
    })
    expect(opened.headers.location).toBe('/letters/status')
    citizen = kept(opened)
    expect(read((await city.get('/letters/status', citizen)).body)).toContain('示例路停水什么时候恢复')
    expect(read((await city.get('/letters/status')).body)).toContain('填写提交来信时得到的编号和查询码')
  })

  test('stays masked at the desk until somebody says what for, which is recorded', async () => {
    const path = `/desk/letters/${caseId}`
    const before = read((await city.get(path, as('handler'))).body)
    expect(before).toContain('王某某')
    expect(before).not.toMatch(/13900139000|13800138000|王示例|writer@example/)
    expect((await act(caseId, 'unmask', as('handler'), { purpose: 'contact' })).status).toBe(303)
    expect(read((await city.get(path, as('handler'))).body)).toContain('13900139000')
    expect(read((await city.get(path, as('registrar'))).body)).not.toContain('13900139000')
    const facts = await city.house.db
      .selectFrom('ops.facts')
      .select(['actor_id', 'data'])
      .where('kind', '=', 'letter.unmasked')
      .execute()
    expect(facts).toEqual([{ actor_id: letters.somebody('handler').id, data: { purpose: 'contact' } }])
    await later(1)
    expect(read((await city.get(path, as('handler'))).body)).not.toContain('13900139000')
    // The writer's half hour is over too.
    expect(read((await city.get('/letters/status', citizen)).body)).not.toContain('示例路')
    citizen = await reopened()
  })

  test('finds the letter handed on with a reason, which does not come back by itself, nor begin again', async () => {
    const reason = '供水由水务局负责'
    expect((await city.get(`/desk/letters/${caseId}`, letters.stranger())).status).toBe(404)
    const nowhere = await act(caseId, 'transfer', as('handler'), { to: water.id, reason: '' })
    expect(nowhere.status).toBe(422)
    expect((await act(caseId, 'transfer', as('handler'), { to: water.id, reason })).status).toBe(303)
    expect((await city.get(`/desk/letters/${caseId}`, as('handler'))).status).toBe(404)
    const back = await act(caseId, 'transfer', letters.stranger(), { to: office.id, reason: '不是我局职责' })
    expect([back.status, read(back.body).includes('不能直接退回')]).toEqual([422, true])
    const settled = await act(caseId, 'transfer', as('supervising-office'), {
      to: office.id,
      reason: '由办公室答复',
    })
    expect(settled.status).toBe(303)
    const text = read((await city.get('/letters/status', citizen)).body)
    expect(text).toContain('已转交示例市水务局办理')
    expect(text).toContain('2026-11-27')
    expect(text).not.toContain(reason)
  })

  test('is asked back, answers, and the clock waited', async () => {
    await act(caseId, 'accept', as('handler'))
    await act(caseId, 'ask', as('handler'), { words: '请写明门牌号。' })
    expect(read((await city.get('/letters/status', citizen)).body)).toContain('请写明门牌号。')
    // Until Tuesday: two working days pass, of which the day of asking counts.
    await later(96)
    citizen = await reopened()
    const reply = await city.post('/letters/status/supplement', { words: '示例路1号。' }, citizen)
    expect(reply.headers.location).toBe('/letters/status?done=supplemented')
    expect(read((await city.get('/letters/status', citizen)).body)).toContain('2026-12-01')
  })

  test('is answered by two people, and no sooner', async () => {
    const handler = as('handler')
    const draft = { draft: '0', answer: '今日十八时恢复供水。' }
    expect((await act(caseId, 'draft', handler, draft)).status).toBe(303)
    const lost = await act(caseId, 'draft', handler, { draft: '0', answer: '另一人的草稿' })
    expect([lost.status, lost.body.includes('另一人的草稿')]).toEqual([409, true])
    expect((await act(caseId, 'submit', handler, { ...draft, draft: '3' })).status).toBe(303)
    expect(read((await city.get('/letters/status', citizen)).body)).not.toContain('十八时')
    expect((await act(caseId, 'return', as('releaser'), { reason: '请写明依据' })).status).toBe(303)
    const better = { draft: '3', answer: '今日十八时恢复供水，见停水公告。' }
    await act(caseId, 'submit', handler, better)
    expect((await act(caseId, 'approve', as('disclosure-head'))).status).toBe(303)
    const text = read((await city.get('/letters/status', citizen)).body)
    expect(text).toContain('今日十八时恢复供水，见停水公告。')
    const told = (await lettersTo(city, 'writer@example.com')).map(mail => mail.subject.split('：')[0])
    expect(told).toEqual(['来信已收到', '来信已转交', '来信已转交', '请补充来信内容', '来信已答复'])
    const [letter] = await lettersIn()
    expect(letter).toMatchObject({ answered_on: '2026-11-24', answer_due: '2026-12-01', answer_workdays: 2 })
  })

  test('says once how satisfied they are', async () => {
    expect((await city.post('/letters/status/rate', { words: '很快' }, citizen)).status).toBe(422)
    const rated = await city.post('/letters/status/rate', { score: '5', words: '很快' }, citizen)
    expect(rated.headers.location).toBe('/letters/status?done=rated')
    expect((await city.post('/letters/status/rate', { score: '1' }, citizen)).status).toBe(422)
    expect((await lettersIn())[0]?.score).toBe(5)
    expect(read((await city.get(`/desk/letters/${caseId}`, as('handler'))).body)).toContain('非常满意')
  })

  test('is published rewritten, with nothing personal, as a draft for the gates', async () => {
    const path = `/desk/letters/${caseId}/select`
    expect((await city.get(path, as('drafter'))).body).not.toContain('13800138000')
    const rewritten = {
      kind: 'letter-answer',
      title: '停水后什么时候恢复',
      question: '某路停水，何时恢复？王示例',
      answer: '当日十八时恢复。',
    }
    const refused = await city.post(path, rewritten, as('drafter'))
    expect([refused.status, read(refused.body).includes('来信人的姓名')]).toEqual([422, true])
    const number = { ...rewritten, question: '请打13800138000' }
    expect((await city.post(path, number, as('drafter'))).status).toBe(422)
    const done = await city.post(path, { ...rewritten, question: '某路停水<b>，何时恢复？' }, as('drafter'))
    expect(done.headers.location).toMatch(/^\/desk\/publications\//)
    const draft = await city.get(String(done.headers.location), as('drafter'))
    expect(read(draft.body)).toContain('某路停水')
    expect((await city.post(path, rewritten, as('drafter'))).status).toBe(422)
    // What is taken back is not for the desk to overlook.
    await city.post('/letters/status/consent', {}, citizen)
    expect(read((await city.get(`/desk/letters/${caseId}`, as('handler'))).body)).toContain(
      '已经撤回公开的同意',
    )
  })

  test('is a number among others for the public', async () => {
    const statistics = async () =>
      JSON.parse((await city.get('/api/v1/letters/statistics')).body).items as object[]
    expect(await statistics()).toEqual([])
    await runJob(city, 'letters.count')
    expect(await statistics()).toEqual([
      {
        month: '2026-11',
        agency: 'city-office',
        agencyName: '示例市人民政府办公室',
        kind: 'consult',
        kindLabel: '咨询',
        received: 1,
        answered: 1,
        inTime: 1,
        referred: 0,
        withdrawn: 0,
        rated: 1,
        scoreSum: 5,
        workdaysSum: 2,
      },
    ])
    const page = await city.get('/letters/statistics')
    expect(page.body).toContain('<svg role="img"')
    expect(read(page.body)).toContain('100.0%')
  })

  test('is locked out after five wrong codes, until a new one is given at the counter', async () => {
    for (let n = 0; n < 5; n += 1) await city.post('/letters/status', { number, code: 'AAAA-AAAA-AAAA' })
    const locked = await city.post('/letters/status', { number, code })
    expect(read(locked.body)).toContain('查询码已锁定')
    const renewed = await act(caseId, 'code', as('registrar'))
    const shown = await city.get(String(renewed.headers.location), `${as('registrar')}; ${kept(renewed)}`)
    const fresh = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(read(shown.body))?.[0] ?? ''
    expect((await city.post('/letters/status', { number, code: fresh })).status).toBe(303)
  })

  test('is forgotten after two years; what was counted stays', async () => {
    const before = city.now
    city.now = new Date('2028-11-25T02:00:00Z')
    await runJob(city, 'letters.erase')
    city.now = before
    const [letter] = await lettersIn()
    expect(letter).toMatchObject({ wrapped_key: null, sealed_person: null, sealed_words: null, score: 5 })
    expect(read((await city.get(`/desk/letters/${caseId}`, as('handler'))).body)).toContain('按期销毁')
  })
})
