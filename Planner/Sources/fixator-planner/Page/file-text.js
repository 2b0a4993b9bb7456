// The text of a file, as the commands read it: UTF-8, or UTF-16 that says so. What is neither is refused, and no letter is replaced.
import { number, say } from './words.js';

/** A request may have so much, and a text grows on its way. */
const largest = 4 << 20;

export class FileFault extends Error {}

export async function fileText(file) {
  const { name, size } = file;
  if (size > largest) throw new FileFault(tooLarge(name, size));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch { throw new FileFault(say('file-not-text', { name })); }
}

export const tooLarge = (name, size) => say('file-too-large', { name, size: number(size / (1 << 20), 1) });
