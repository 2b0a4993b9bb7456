// One key of the case with its label, value, help and faults.
import { el, freshID } from './dom.js';
import { faultNode } from './faults.js';
import { allowedText, label, meaning, number, say, word } from './words.js';
import { makeValue } from './value.js';

/** What a key means, in the page's language, or marked as the program's own English words. */
export function meant(text, className) {
  const own = meaning(text);
  return el('p', { className, lang: own === null ? 'en' : undefined }, own ?? text);
}

/** What stands where nothing is given. */
export const assumedText = (row) => allowedText(row.assumed) ?? word(row.assumed);

/** A field of a key at a path. `context` has the session, the schema, the hardware and the register of fields. */
export class Field {
  constructor(row, path, context) {
    Object.assign(this, { row, path, context });
    this.name = label(row);
    this.id = freshID('f');
    this.value = makeValue(this);
    this.faults = el('div', { id: `${this.id}-faults`, role: 'status' });
    this.help = el('button', {
      className: 'help', type: 'button', 'aria-expanded': 'false', 'aria-label': say('help', { name: this.name }),
      onclick: () => this.tellMeaning(),
    }, '?');
    const isGroup = this.value.isGroup;
    const name = isGroup
      ? el('span', { className: 'name', id: `${this.id}-name` }, this.name)
      : el('label', { className: 'name', htmlFor: this.id, id: `${this.id}-name` }, this.name);
    this.node = el('div', { className: `field ${this.value.isWide ? 'wide' : ''} ${this.value.hasWords ? 'worded' : ''}`, 'data-key': path },
      el('div', { className: 'line' }, name,
        el('div', { className: 'value', role: isGroup ? 'group' : null, 'aria-labelledby': isGroup ? `${this.id}-name` : null }, ...this.value.nodes),
        this.help),
      this.value.below, this.faults);
    context.fields.set(path, this);
  }

  /** Sends what is typed; null takes the key away. */
  send(value, event) {
    const { session } = this.context;
    const parent = this.path.slice(0, Math.max(0, this.path.lastIndexOf('.')));
    const section = parent ? session.value(parent) : null;
    const isLast = section && !Array.isArray(section) && Object.keys(section).length === 1 && this.path.slice(parent.length + 1) in section;
    // A section that nothing is left in goes too, unless a case must have it.
    const goes = value === null && isLast && !parent.endsWith(']') && !this.context.needed.has(parent);
    if (goes) session.edit([{ remove: parent }], this.path, event?.timeStamp);
    else if (value !== null || session.value(this.path) !== undefined || session.isBusy) session.set(this.path, value, event?.timeStamp);
  }

  /** Shows what stands at the key, unless it is being typed. */
  show(isForced) {
    const value = this.context.session.value(this.path);
    this.node.classList.toggle('unset', value === undefined || value === null);
    if (!isForced && this.node.contains(document.activeElement)) return;
    this.value.show(value);
  }

  showFaults(faults) {
    const text = JSON.stringify(faults);
    if (this.shownFaults === text) return;
    this.shownFaults = text;
    this.faults.replaceChildren(...faults.map(faultNode));
    const wrong = faults.filter((fault) => fault.severity === 'error').map((fault) => /\[\d+\]/.exec((fault.key ?? '').slice(this.path.length))?.[0]);
    for (const control of this.node.querySelectorAll('.value input, .value select, .value textarea, .six select')) {
      // Fields inside have faults of their own, and of six controls that which the fault names is wrong.
      if (control.closest('.field') !== this.node) continue;
      const { place } = control.dataset;
      control.setAttribute('aria-invalid', String(wrong.some((at) => !place || !at || at === place)));
      if (faults.length) control.setAttribute('aria-describedby', this.faults.id);
      else control.removeAttribute('aria-describedby');
    }
  }

  /** Which share of what may be left this input makes, as a bar; nothing takes it away. */
  showShare(share) {
    this.share?.remove();
    if (share === undefined) return;
    const words = say('share', { share: number(100 * Math.min(share, 1)) });
    this.share = el('div', { className: 'share' }, el('meter', { min: 0, max: 1, value: share, 'aria-label': `${this.name}: ${words}` }), el('small', { 'aria-hidden': 'true' }, words));
    this.node.append(this.share);
  }

  tellMeaning() {
    const isOpen = this.help.getAttribute('aria-expanded') === 'true';
    this.help.setAttribute('aria-expanded', String(!isOpen));
    if (isOpen) { this.told.remove(); return; }
    const { row } = this;
    this.told = el('div', { className: 'told' }, meant(row.meaning), meant(row.measurement),
      row.allowed ? el('p', {}, say('allowed', { what: allowedText(row.allowed) ?? row.allowed })) : null,
      row.assumed ? el('p', {}, say('default', { value: assumedText(row) })) : null);
    this.node.append(this.told);
  }

  focus() {
    for (let node = this.node.parentElement; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true;
    const control = this.node.querySelector('input:not([type=range]), select, textarea');
    this.node.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    control?.focus({ preventScroll: true });
  }
}
