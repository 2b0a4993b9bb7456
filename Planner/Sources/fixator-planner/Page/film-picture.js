// A film's picture out of a file, which is known by what it begins with and not by its name: PNG, JPEG, DICOM.
import { PictureFault } from './picture-fault.js';

const starts = [[0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff]];

/** `image` to be drawn, `width`, `height`; of DICOM `light` and `tags` too. Throws a `PictureFault` whose message is for the reader. */
export async function filmPicture(file) {
  const start = new Uint8Array(await file.slice(0, 132).arrayBuffer());
  if (String.fromCharCode(...start.subarray(128)) === 'DICM') return (await import('./dicom-picture.js')).dicomPicture(file);
  const isPicture = starts.some((known) => known.every((byte, at) => start[at] === byte));
  const image = isPicture && await createImageBitmap(file).catch(() => null);
  if (!image) throw new PictureFault('no-picture', { name: file.name });
  return { image, width: image.width, height: image.height };
}
