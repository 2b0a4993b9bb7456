// A picture of more values than a screen has: drawn anew through a window whenever brightness or contrast change.
import { el } from './dom.js';

/** So many rows are drawn at a time: a large film is not in memory as colours twice. */
export const strip = 256;

export class Windowed {
  /**
   * `values` are places from 0 in a range of `tone.bits`; a value is `(place + least) × slope + intercept`. Without a window of the file the
   * hundredth part of its values is dark and the hundredth part bright.
   */
  constructor(values, width, height, tone, tags) {
    Object.assign(this, { values, width, height, tone, tags, image: el('canvas', { width, height }) });
    this.context = this.image.getContext('2d');
    if (!this.context) throw tone.refuse('dicom-broken');
    this.window = tone.window ?? this.middle();
    this.light(1, 1);
  }

  value(place) { return (place + this.tone.least) * this.tone.slope + this.tone.intercept; }

  middle() {
    const counts = new Uint32Array(2 ** this.tone.bits);
    for (let at = 0; at < this.values.length; at += 1) counts[this.values[at]] += 1;
    const ends = [0.01, 0.99].map((part) => {
      let sum = 0;
      return this.value(counts.findIndex((count) => { sum += count; return sum >= part * this.values.length; }));
    });
    return { centre: (ends[0] + ends[1]) / 2, width: Math.max(1, Math.abs(ends[1] - ends[0])) };
  }

  /** As PS3.3, C.11.2.1.2.1 has it: more contrast is a narrower window, and brightness moves it by its width from 1 to 3. */
  light(brightness, contrast) {
    if (String(this.lit) === String([brightness, contrast])) return;
    this.lit = [brightness, contrast];
    const { bits, isInverted } = this.tone;
    const width = Math.max(1, this.window.width / contrast);
    const centre = this.window.centre - (isInverted ? -1 : 1) * width * Math.log(brightness) / Math.log(3);
    const colours = new Uint32Array(2 ** bits).map((_, place) => {
      const part = Math.min(1, Math.max(0, width > 1 ? (this.value(place) - (centre - 0.5)) / (width - 1) + 0.5 : Number(this.value(place) > centre - 0.5)));
      return 0xff000000 | Math.round(255 * (isInverted ? 1 - part : part)) * 0x010101;
    });
    for (let from = 0; from < this.height; from += strip) {
      const rows = Math.min(strip, this.height - from);
      const pixels = new Uint32Array(this.width * rows);
      for (let at = 0, start = from * this.width; at < pixels.length; at += 1) pixels[at] = colours[this.values[start + at]];
      this.context.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), this.width), 0, from);
    }
  }
}
