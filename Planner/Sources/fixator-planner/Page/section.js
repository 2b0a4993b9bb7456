// Sections that may be left out, and lists of entries.
import { el, setText } from './dom.js';
import { faultNode } from './faults.js';
import { entryName, label, say, word } from './words.js';
import { meant } from './field.js';

/** A section that opens where something stands in it, or when it is asked for. */
export class Section {
  constructor(row, path, context, makeRows) {
    Object.assign(this, { row, path, context, makeRows, isBuilt: false });
    this.name = label(row);
    this.standing = el('small', {});
    this.body = el('div', { className: 'fields' });
    this.faults = el('div', { role: 'status' });
    this.node = el('details', { className: 'inner field wide', 'data-key': path, ontoggle: () => { if (this.node.open) this.build(); } },
      el('summary', {}, this.name, this.standing), meant(row.meaning, 'quiet-words'), this.faults, this.body);
    context.fields.set(path, this);
  }

  build() {
    if (this.isBuilt) return;
    this.isBuilt = true;
    const parts = this.makeRows(this.row.section, this.path);
    this.body.append(...parts.map((part) => part.node));
    for (const part of parts) part.show(true);
  }

  show() {
    const value = this.context.session.value(this.path);
    const isThere = value !== undefined && value !== null;
    setText(this.standing, say(isThere ? 'set' : 'not-set'));
    if (isThere && !this.wasThere) { this.node.open = true; this.build(); }
    this.wasThere = isThere;
  }

  showFaults(faults) { showIn(this, faults); }

  focus() {
    this.node.open = true;
    this.node.scrollIntoView({ block: 'center' });
    this.node.querySelector('summary').focus({ preventScroll: true });
  }
}

/** A list of sections, each with a way to take it away, and a way to add one. */
export class Entries {
  constructor(row, path, context, makeRows) {
    Object.assign(this, { row, path, context, makeRows, count: 0 });
    this.name = label(row);
    this.one = entryName(row);
    this.titles = [];
    this.list = el('div', {});
    this.faults = el('div', { role: 'status' });
    this.adder = el('button', { className: 'button', type: 'button', 'aria-label': say('add-to', { name: this.name }), onclick: () => this.add() }, say('add'));
    this.node = el('div', { className: 'field wide entries', 'data-key': path },
      el('div', { className: 'line' }, el('span', { className: 'name' }, this.name), el('div', { className: 'value' }, this.adder)),
      meant(row.meaning, 'quiet-words'), this.faults, this.list);
    context.fields.set(path, this);
  }

  get values() {
    const value = this.context.session.value(this.path);
    return Array.isArray(value) ? value : [];
  }

  add() {
    const { session } = this.context;
    // Two levels come together: one alone is no case of several.
    const isLevels = this.row.word === 'levels' && this.count === 0;
    const edits = isLevels
      ? [{ set: this.path, value: [{ level: 'proximal' }, { level: 'distal' }] }]
      : [{ append: this.path, value: {} }];
    this.focusNext = this.count + 1;
    session.edit(edits, '');
  }

  remove(number) {
    const path = this.count === 1 ? this.path : `${this.path}[${number}]`;
    this.context.session.edit([{ remove: path }], '');
    this.adder.focus();
  }

  show() {
    const { length } = this.values;
    if (length !== this.count) this.make(length);
    this.titles.forEach((title, index) => setText(title, calledAs(this.values[index])));
  }

  make(length) {
    for (const path of [...this.context.fields.keys()]) if (path.startsWith(`${this.path}[`)) this.context.fields.delete(path);
    this.count = length;
    this.titles = [];
    this.list.replaceChildren(...this.values.map((_, index) => this.entry(index + 1)));
    if (this.focusNext && this.focusNext <= length) this.list.children[this.focusNext - 1].querySelector('input, select')?.focus();
    this.focusNext = 0;
  }

  entry(number) {
    const parts = this.makeRows(this.row.section, `${this.path}[${number}]`);
    const name = say('entry', { name: this.one, number });
    const title = el('small', {});
    this.titles[number - 1] = title;
    const node = el('section', { className: 'inner', 'aria-label': name },
      el('header', {}, name, title, el('span', { className: 'grow' }),
        el('button', { className: 'button quiet', type: 'button', 'aria-label': say('remove-from', { name: this.one, number }), onclick: () => this.remove(number) }, say('remove'))),
      el('div', { className: 'fields' }, ...parts.map((part) => part.node)));
    for (const part of parts) part.show(true);
    return node;
  }

  showFaults(faults) { showIn(this, faults); }

  focus() {
    this.node.scrollIntoView({ block: 'center' });
    this.adder.focus({ preventScroll: true });
  }
}

/** What an entry says of itself: its name, its end of the limb, its strut. */
function calledAs(value) {
  if (typeof value?.name === 'string') return value.name;
  if (typeof value?.level === 'string') return word(value.level);
  return typeof value?.strut === 'string' ? say('strut', { number: value.strut }) : '';
}

function showIn(part, faults) {
  const text = JSON.stringify(faults);
  if (part.shownFaults === text) return;
  part.shownFaults = text;
  part.faults.replaceChildren(...faults.map(faultNode));
}
