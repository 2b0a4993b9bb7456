// A file of this machine becomes the case that is open.
import { askJSON } from './api.js';
import { faultOf } from './faults.js';
import { FileFault, fileText, tooLarge } from './file-text.js';
import { say } from './words.js';

/** Opens a file as a draft of its own, or says why it is none; what was open then stays. */
export async function openFile(session, notices, file) {
  let text;
  try {
    text = await fileText(file);
    await session.show(await askJSON('POST', 'drafts', { text }));
  } catch (error) {
    notices.say('file', wordsOf(error, file), [say('understood'), () => notices.say('file', null)]);
    scrollTo({ top: 0 });
    return;
  }
  tellOfPlan(session, notices, text, file.name);
}

function wordsOf(error, { name, size }) {
  if (error instanceof FileFault) return error.message;
  if (error.status === 413) return tooLarge(name, size);
  return error.status ? say('file-refused', { name, message: error.errors.map((one) => faultOf(one).words).join('; ') }) : say('unreachable');
}

/** Of a plan the case that it was made from is opened, which is said: so is what of the plan that case does not have. */
export function tellOfPlan(session, notices, text, name) {
  if (session.text === text || text.trim() === '') return;
  const day = resumedOn(text);
  notices.say('plan', say(day === null ? 'plan-opened' : 'plan-opened-resumed', { name, day }), [say('understood'), () => notices.say('plan', null)]);
}

/** The day on which a plan was resumed; null for one that was not. */
function resumedOn(text) {
  try { return JSON.parse(text).resumed?.day ?? null; } catch { return null; }
}
