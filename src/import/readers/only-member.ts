// One member of a ZIP as a ZIP of its own, with its bytes as they are: so what is wrong with it stays with it.
import type { ZipEntry } from '../container/zip.ts';

const LOCAL_SIZE = 30;
const CENTRAL_MARK = 0x02014b50;
const CENTRAL_SIZE = 46;
const END_MARK = 0x06054b50;
const END_SIZE = 22;
/** 0xffffffff stands for a wide number elsewhere. */
const MOST = 0xfffffffe;

/** A ZIP that holds one member of another, its bytes as they are. */
export async function onlyMember(blob: Blob, entry: ZipEntry): Promise<Blob> {
  const header = new DataView(await blob.slice(entry.offset, entry.offset + LOCAL_SIZE).arrayBuffer());
  const names = header.byteLength < LOCAL_SIZE ? 0 : header.getUint16(26, true) + header.getUint16(28, true);
  const local = blob.slice(entry.offset, entry.offset + LOCAL_SIZE + names + entry.compressedSize);
  const name = new TextEncoder().encode(entry.name);
  const central = new DataView(new ArrayBuffer(CENTRAL_SIZE));
  central.setUint32(0, CENTRAL_MARK, true);
  central.setUint16(8, entry.encrypted ? 1 : 0, true);
  central.setUint16(10, entry.method, true);
  central.setUint32(16, entry.checksum, true);
  central.setUint32(20, Math.min(entry.compressedSize, MOST), true);
  central.setUint32(24, Math.min(entry.size, MOST), true);
  central.setUint16(28, name.length, true);
  const end = new DataView(new ArrayBuffer(END_SIZE));
  end.setUint32(0, END_MARK, true);
  end.setUint16(8, 1, true);
  end.setUint16(10, 1, true);
  end.setUint32(12, CENTRAL_SIZE + name.length, true);
  end.setUint32(16, local.size, true);
  return new Blob([local, central, name, end]);
}
