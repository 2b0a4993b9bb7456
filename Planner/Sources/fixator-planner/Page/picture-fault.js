// A file that cannot be shown as a film, in a sentence that says what can be done.
import { say } from './words.js';

export class PictureFault extends Error {
  constructor(why, values) { super(say(why, values)); }
}
