import type { PublicationKind } from '../../foundation/publications/index.ts'

/** 来信选登: question and answer, rewritten without anything personal and published with the writer's consent. */
export const letterAnswer: PublicationKind = {
  key: 'letter-answer',
  label: '来信选登',
  description: '征得来信人同意、隐去个人信息后公开的来信和答复；从“来信办理”中选登',
  columnType: '互动交流',
  column: '来信选登',
  listHref: '/letters/answers',
  details: [],
  official: false,
  onePerAgency: false,
}

/** 政策问答: a question that comes up again and again, with the answer that holds for everybody. */
export const policyAnswer: PublicationKind = {
  key: 'policy-answer',
  label: '政策问答',
  description: '可以反复使用的政策咨询答复，提问人填写来信时优先给出',
  columnType: '政策解读',
  column: '政策问答',
  listHref: '/letters/questions',
  details: [
    {
      name: 'asked',
      label: '其他问法',
      hint: '群众还会怎样问，用顿号隔开，便于查找',
      type: 'text',
      required: false,
    },
  ],
  official: false,
  onePerAgency: false,
}

export const letterKinds = [letterAnswer, policyAnswer] as const
