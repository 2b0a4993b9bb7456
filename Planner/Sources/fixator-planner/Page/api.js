// The server that sent this page, and nothing else.

const token = location.pathname.split('/')[1];

/** The address of a draft's report, which a window of its own shows. */
export const reportAddress = (draft) => `/${token}/report/${draft}`;

/** An answer that is no success: its status, and what is wrong as the commands say it. */
export class Refused extends Error {
  constructor(status, body) {
    const errors = body?.errors ?? [];
    super(errors.map((error) => error.message).join('; ') || `status ${status}`);
    this.status = status;
    this.errors = errors;
    this.body = body;
  }
}

/**
 * The text of an answer, and the revision of the draft that it is about. The status comes beside the answer: a case with faults is no fault
 * of the page, and the browser's console would say that it is one.
 */
export async function ask(method, path, body, isText = false) {
  const response = await fetch(`/api/${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': isText ? 'text/plain' : 'application/json', 'X-Status': 'beside' },
    body: body === undefined ? undefined : isText ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const status = Number(response.headers.get('X-Status') ?? response.status);
  if (status < 200 || status > 299) {
    let read = null;
    try { read = JSON.parse(text); } catch { /* Not from the server of this page. */ }
    throw new Refused(status, read);
  }
  return { text, revision: Number(response.headers.get('X-Revision')) };
}

/** An answer as an object; null for an empty one. */
export async function askJSON(method, path, body, isText = false) {
  const { text } = await ask(method, path, body, isText);
  return text === '' ? null : JSON.parse(text);
}
