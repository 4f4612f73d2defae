// @ts-check

/**
 * The files inside a ZIP archive (PKWARE's APPNOTE, 4.3), inflated by the browser itself: no library. Each
 * one is compared with its checksum, or a damaged letter of a name would pass for another.
 */

/** @typedef {{ name: string, method: number, checksum: number, packed: number, size: number, at: number }} Entry */

const [END, LISTED, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];
/** The end of an archive and the longest comment. */
const TAIL = 22 + 0xffff;
const [STORED, DEFLATED, ENCRYPTED] = [0, 8, 1];

/** Whether this browser can inflate what an archive holds (not before 2023 for all of them). */
export function inflates() {
  try {
    return Boolean(new DecompressionStream("deflate-raw"));
  } catch {
    return false;
  }
}

/**
 * What an archive lists; throws when it is damaged.
 * @param {Uint8Array} bytes
 * @returns {Entry[]}
 */
export function entries(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== END) {
    end -= 1;
    if (end < bytes.length - TAIL) throw new Error("no end");
  }
  const found = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== LISTED) throw new Error("no entry");
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw new Error("encrypted");
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const start = at + 46;
    const after = start + (name ?? 0);
    found.push({
      name: new TextDecoder().decode(bytes.subarray(start, after)),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at = after + (extra ?? 0) + (comment ?? 0);
  }
  return found;
}

/**
 * One file of an archive; throws when it is damaged.
 * @param {Uint8Array} bytes
 * @param {Entry} entry
 */
export async function extracted(bytes, entry) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(entry.at, true) !== LOCAL) throw new Error("no file");
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.slice(start, start + entry.packed);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new Error("method");
  const data = entry.method === STORED ? packed : await inflated(packed, entry.size);
  if (data.length !== entry.size || checksum(data) !== entry.checksum) throw new Error("damaged");
  return data;
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {number} size no more than this is kept, whatever the data claim to hold
 */
async function inflated(packed, size) {
  const data = new Uint8Array(size);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    data.set(read.value, length);
    length += read.value.length;
  }
  return data.subarray(0, length);
}

/** @type {Uint32Array | undefined} */
let remainders;

/** CRC-32 of every byte (ISO 3309), which `checksum` looks up. */
function table() {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
}

/** @param {Uint8Array} data */
function checksum(data) {
  remainders ??= table();
  let value = 0xffffffff;
  for (const byte of data) value = (value >>> 8) ^ (remainders[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}
