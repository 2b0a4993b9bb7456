// A radiograph of a DICOM file: its values as they were stored, and the window through which they are seen. Tags of its film are read, no others.
import { tagsOf, textIn } from './dicom-tags.js';
import { el } from './dom.js';
import { PictureFault } from './picture-fault.js';
import { strip, Windowed } from './windowed.js';

/** A larger file, more pixels, or a longer side than a canvas has, is refused; the tags before the pixels have this much room, bytes. */
const mostBytes = 256 << 20, mostPixels = 100e6, longestSide = 32767, headBytes = 8 << 20;

const pixelData = 'x7fe00010';
const syntax = '1.2.840.10008.1.2';
const bigEndian = `${syntax}.2`, jpegBaseline = `${syntax}.4.50`;
const readable = [syntax, `${syntax}.1`, bigEndian, jpegBaseline];
/** What others are called (PS3.6, table A-1), for whoever has to choose one where the film is exported. */
const names = {
  '.1.99': 'Deflated Explicit VR Little Endian', '.4.51': 'JPEG Extended', '.4.57': 'JPEG Lossless', '.4.70': 'JPEG Lossless', '.4.80': 'JPEG-LS Lossless', '.4.81': 'JPEG-LS Near-lossless',
  '.4.90': 'JPEG 2000 Lossless', '.4.91': 'JPEG 2000', '.4.110': 'JPEG XL Lossless', '.4.111': 'JPEG XL', '.4.112': 'JPEG XL', '.4.201': 'HTJ2K Lossless', '.4.202': 'HTJ2K Lossless', '.4.203': 'HTJ2K', '.5': 'RLE Lossless',
};

/** The picture of a file: `image` to be drawn, `width`, `height`, `light(brightness, contrast)`, and the `tags` of its film. */
export async function dicomPicture(file) {
  const refuse = (why, values = {}) => new PictureFault(why, { name: file.name, ...values });
  if (file.size > mostBytes) throw refuse('dicom-large', { most: mostBytes >> 20 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { default: parseDicom } = await import('./dicom-parser/parseDicom.js');
  let data;
  try {
    data = parseDicom(bytes.subarray(0, headBytes), { untilTag: pixelData, inflater: () => { throw refuse('dicom-syntax', { syntax: named(`${syntax}.1.99`) }); } });
  } catch (error) {
    throw error instanceof PictureFault ? error : refuse('dicom-broken');
  }
  const head = new Head(data, refuse);
  const { columns, rows } = head.size();
  const [values, tone] = head.syntax === jpegBaseline ? await ofJPEG(bytes, data, columns, rows, refuse) : stored(bytes, data, head);
  return new Windowed(values, columns, rows, { ...head.tone(tone), refuse }, tagsOf(data));
}

const named = (uid) => { const known = names[uid.slice(syntax.length)]; return known && uid.startsWith(syntax) ? `${known} (${uid})` : uid; };

/** What is said of the pixels, as far as it can be shown here. */
class Head {
  constructor(data, refuse) {
    Object.assign(this, { data, refuse });
    this.syntax = /^[\d.]{1,64}$/.exec(this.text('x00020010'))?.[0] ?? '?';
    if (!readable.includes(this.syntax)) throw refuse('dicom-syntax', { syntax: named(this.syntax) });
    const samples = this.whole('x00280002') ?? 1, meaning = this.text('x00280004').slice(0, 16);
    if (!data.elements[pixelData] || !meaning) throw refuse('dicom-no-pixels');
    if (samples !== 1 || !['MONOCHROME1', 'MONOCHROME2'].includes(meaning)) throw refuse('dicom-colour', { found: meaning });
    const frames = Number(this.text('x00280008') || 1);
    if (frames !== 1) throw refuse('dicom-frames', { frames });
    this.isInverted = meaning === 'MONOCHROME1';
  }

  text(tag) { return textIn(this.data, tag); }

  whole(tag) { try { return this.data.uint16(tag); } catch { return undefined; } }

  decimal(tag, usual) { const text = this.text(tag); return text !== '' && Number.isFinite(Number(text)) ? Number(text) : usual; }

  size() {
    const [rows, columns] = [this.whole('x00280010') ?? 0, this.whole('x00280011') ?? 0];
    const size = `${columns} × ${rows}`;
    if (rows < 1 || columns < 1) throw this.refuse('dicom-no-pixels');
    if (rows * columns > mostPixels || Math.max(rows, columns) > longestSide) throw this.refuse('dicom-pixels', { size, most: mostPixels / 1e6, side: longestSide });
    return { columns, rows };
  }

  /** How values are stored: of so many bits, so many places up, in words of 8 or 16 bits. */
  bits() {
    const allocated = this.whole('x00280100') ?? 0, bits = this.whole('x00280101') ?? allocated, high = this.whole('x00280102') ?? bits - 1;
    if (![8, 16].includes(allocated) || bits < 1 || high < bits - 1 || high >= allocated) throw this.refuse('dicom-bits', { found: `${allocated}/${bits}/${high}` });
    return { allocated, bits, shift: high - bits + 1, isSigned: this.whole('x00280103') === 1 };
  }

  /** What values mean, and which of them the file shows. */
  tone(tone) {
    const width = this.decimal('x00281051', 0);
    const window = width >= 1 && this.text('x00281050') ? { centre: this.decimal('x00281050', 0), width } : null;
    return { ...tone, slope: this.decimal('x00281053', 1) || 1, intercept: this.decimal('x00281052', 0), isInverted: this.isInverted, window };
  }
}

/** Values that stand in the file one after the other, each as its place in their range. */
function stored(bytes, data, head) {
  const { allocated, bits, shift, isSigned } = head.bits();
  const { columns, rows } = head.size();
  const { dataOffset, length, vr } = data.elements[pixelData];
  const needed = columns * rows * (allocated / 8);
  // A byte may be added to make their number even.
  if (length < needed || length > needed + 1 || dataOffset + needed > bytes.length) throw head.refuse('dicom-short', { size: `${columns} × ${rows}` });
  const own = bytes.slice(dataOffset, dataOffset + needed + (needed % 2));
  if (head.syntax === bigEndian && vr !== 'OB') for (let at = 0; at + 1 < own.length; at += 2) [own[at], own[at + 1]] = [own[at + 1], own[at]];
  const values = allocated === 16 ? new Uint16Array(own.buffer) : own.subarray(0, needed);
  const mask = 2 ** bits - 1, sign = isSigned ? 2 ** (bits - 1) : 0;
  for (let at = 0; at < values.length; at += 1) values[at] = ((values[at] >> shift) & mask) ^ sign;
  return [values, { bits, least: -sign }];
}

/** The values of a JPEG picture of one frame, which the browser reads. */
async function ofJPEG(bytes, data, columns, rows, refuse) {
  const picture = fragments(bytes, data.elements[pixelData]);
  const size = picture && frameSize(picture);
  if (!size || size[0] !== columns || size[1] !== rows) throw refuse('dicom-short', { size: `${columns} × ${rows}` });
  const canvas = el('canvas', { width: columns, height: rows });
  try {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(await createImageBitmap(new Blob([picture], { type: 'image/jpeg' })), 0, 0);
    const values = new Uint8Array(columns * rows);
    for (let from = 0; from < rows; from += strip) {
      const { data: seen } = context.getImageData(0, from, columns, Math.min(strip, rows - from));
      for (let at = 0; at < seen.length / 4; at += 1) values[from * columns + at] = seen[4 * at];
    }
    return [values, { bits: 8, least: 0 }];
  } catch { throw refuse('dicom-broken'); }
}

/** The pieces of one picture behind the table of offsets (PS3.5, A.4), put together; null where they run out of the file. */
function fragments(bytes, { dataOffset, hadUndefinedLength }) {
  if (!hadUndefinedLength) return null;
  const view = new DataView(bytes.buffer);
  const pieces = [];
  let total = 0;
  for (let at = dataOffset, isTable = true; at + 8 <= bytes.length && pieces.length < 10000; isTable = false) {
    const tag = view.getUint32(at, true), length = view.getUint32(at + 4, true);
    if (tag === 0xe0ddfffe) break;
    if (tag !== 0xe000fffe || at + 8 + length > bytes.length) return null;
    if (!isTable && length) pieces.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  for (const piece of pieces) { whole.set(piece, total); total += piece.length; }
  return whole;
}

/** Columns and rows of a baseline JPEG of grey values, before anybody makes room for them; null for any other. */
function frameSize(jpeg) {
  const view = new DataView(jpeg.buffer);
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 <= jpeg.length;) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) { at += 1; continue; }
    if (marker === 0xffc0) return jpeg[at + 4] === 8 && jpeg[at + 9] === 1 ? [view.getUint16(at + 7), view.getUint16(at + 5)] : null;
    if (marker < 0xffc1 || marker === 0xffda) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
