import { OnceKey } from '../../../platform/forms/once-key.tsx'
import { Button } from '../../../ui/button/button.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/error-summary/error-summary.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { Notice } from '../../../ui/notice/notice.tsx'
import { SearchBox } from '../../../ui/search-box/search-box.tsx'
import { Table } from '../../../ui/table/table.tsx'
import type { Redirect } from '../redirects.ts'
import type { DeskSite } from '../store.ts'
import { HOME } from './on-site.ts'

/** More rows help nobody: whoever looks for one narrows the list, whoever wants all takes the file. */
const MOST_SHOWN = 200

interface RedirectsPageProps {
  readonly site: DeskSite
  readonly redirects: readonly Redirect[]
  readonly text: string
  readonly done: string | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly problems: readonly FieldError[]
}

/** The table of redirects with its two ways in: one address, or a file. */
export function RedirectsPage({ site, redirects, text, done, typed, problems }: RedirectsPageProps) {
  const at = `${HOME}/${site.key}/redirects`
  const found = redirects.filter(each => each.old.includes(text) || each.new.includes(text))
  const shown = found.slice(0, MOST_SHOWN)
  return (
    <>
      {done === undefined ? null : (
        <Notice tone="success" live>
          <p>{done}</p>
        </Notice>
      )}
      <ErrorSummary errors={problems} />
      <p>
        只有本站没有的地址才会转向，答复为永久移动（301）。旧地址可以带查询参数，如“/show.asp?id=12”；“/old/*”表示目录下的全部地址，新地址末尾的“*”代入相应部分。
      </p>
      <form method="post" action={at}>
        <h2>登记一条</h2>
        <OnceKey />
        <Field
          name="old"
          id="field-redirects"
          label="旧地址"
          value={typed.old}
          error={problems.find(each => each.field === 'redirects')?.message}
          maxLength={500}
          spellcheck={false}
        />
        <Field
          name="new"
          label="新地址"
          hint="如 /d/12，或者本平台其他网站的完整地址。"
          value={typed.new}
          maxLength={500}
          spellcheck={false}
        />
        <Button variant="primary">登记</Button>
      </form>
      <form method="post" action={at} encType="multipart/form-data">
        <h2>从文件导入</h2>
        <OnceKey />
        <Field
          name="file"
          type="file"
          label="CSV 文件"
          accept=".csv,text/csv"
          hint="两列：old,new。已登记的旧地址以文件为准；有一行不正确时全部不导入。"
        />
        <Button>导入</Button>
      </form>
      <h2>已登记</h2>
      {redirects.length > 20 ? (
        <SearchBox action={at} label="查找地址" value={text} id="redirect-search" />
      ) : null}
      <Table
        caption={`共 ${redirects.length} 条${found.length < redirects.length ? `，找到 ${found.length} 条` : ''}${shown.length < found.length ? `，显示前 ${MOST_SHOWN} 条` : ''}`}
        columns={[
          { key: 'old', head: '旧地址', rowHeader: true, cell: row => row.old },
          { key: 'new', head: '新地址', cell: row => row.new },
          {
            key: 'remove',
            head: '操作',
            nowrap: true,
            cell: row => (
              <form method="post" action={at}>
                <OnceKey />
                <input type="hidden" name="remove" value={row.old} />
                <Button variant="quiet" label={`删除 ${row.old}`}>
                  删除
                </Button>
              </form>
            ),
          },
        ]}
        rows={shown}
        rowKey={row => row.old}
        downloads={redirects.length > 0 ? <a href={`${at}.csv`}>下载 CSV</a> : undefined}
        empty="还没有登记转向。"
      />
    </>
  )
}
