// Several texts as one file: a ZIP archive without compression.

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function checksum(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = table[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Little-endian numbers, each with its count of bytes. */
function numbers(...pairs) {
  return Uint8Array.from(pairs.flatMap(([value, size]) => Array.from({ length: size }, (_, index) => Math.floor(value / 2 ** (8 * index)) & 0xff)));
}

/** The archive of `[{name, text}]`. */
export function zip(files) {
  const encoder = new TextEncoder();
  const pieces = [], entries = [];
  let place = 0;
  // 1980-01-01: the same files make the same bytes.
  const [flags, time, day] = [0x0800, 0, 0x21];
  for (const { name, text } of files) {
    const title = encoder.encode(name), bytes = encoder.encode(text), sum = checksum(bytes);
    const common = [[20, 2], [flags, 2], [0, 2], [time, 2], [day, 2], [sum, 4], [bytes.length, 4], [bytes.length, 4], [title.length, 2], [0, 2]];
    pieces.push(numbers([0x04034b50, 4], ...common), title, bytes);
    entries.push(numbers([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]), title);
    place += 30 + title.length + bytes.length;
  }
  const size = entries.reduce((sum, piece) => sum + piece.length, 0);
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [place, 4], [0, 2]);
  return new Blob([...pieces, ...entries, end], { type: 'application/zip' });
}

/** Hands a file to whoever reads the page. */
export function download(name, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: 'text/plain' }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
