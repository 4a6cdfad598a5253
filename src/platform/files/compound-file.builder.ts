/**
 * Builds the smallest OLE compound file ([MS-CFB], version 3) with these names at its root: enough for tests to
 * tell Word from Excel without a binary in the repository. `pad` sectors lie before the directory.
 */
export function compoundFile(names: readonly string[], pad = 0): Buffer {
  const sector = 512
  const entries = [entry('Root Entry', 5, names.length > 0 ? 1 : 0xffffffff, 0xffffffff)]
  names.forEach((name, index) => {
    entries.push(entry(name, 2, 0xffffffff, index + 1 < names.length ? index + 2 : 0xffffffff))
  })
  while (entries.length % 4 !== 0) entries.push(entry('', 0, 0xffffffff, 0xffffffff))
  const directory = Buffer.concat(entries)
  const directorySectors = directory.length / sector
  const total = pad + directorySectors
  const tables = Math.ceil(total / 127)

  const next: number[] = []
  for (let index = 0; index < pad; index++) next.push(0xfffffffe)
  for (let index = 0; index < directorySectors; index++)
    next.push(index + 1 < directorySectors ? pad + index + 1 : 0xfffffffe)
  for (let index = 0; index < tables; index++) next.push(0xfffffffd)
  const fat = Buffer.alloc(tables * sector, 0xff)
  next.forEach((value, index) => {
    fat.writeUInt32LE(value, index * 4)
  })

  const header = Buffer.alloc(sector, 0)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(tables, 44)
  header.writeUInt32LE(pad, 48)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.fill(0xff, 76)
  for (let index = 0; index < tables; index++) header.writeUInt32LE(total + index, 76 + index * 4)
  return Buffer.concat([header, Buffer.alloc(pad * sector), directory, fat])
}

function entry(name: string, type: number, child: number, right: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.write(name, 'utf16le')
  bytes.writeUInt16LE(name === '' ? 0 : (name.length + 1) * 2, 64)
  bytes[66] = type
  bytes[67] = 1
  bytes.writeUInt32LE(0xffffffff, 68)
  bytes.writeUInt32LE(right, 72)
  bytes.writeUInt32LE(child, 76)
  return bytes
}
