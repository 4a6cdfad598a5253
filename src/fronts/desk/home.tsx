import type { ComponentChild } from 'preact'

/** The first page of the workbench: what is due, then what waits. */
export function DeskHome({ name, panels }: { name: string; panels: readonly ComponentChild[] }) {
  if (panels.length === 0) {
    return (
      <>
        <p>{name}，您好。目前没有待办事项。</p>
        <p>左侧列出了您可以办理的事项；需要更多权限时，请与安全管理员联系。</p>
      </>
    )
  }
  return <>{panels}</>
}
