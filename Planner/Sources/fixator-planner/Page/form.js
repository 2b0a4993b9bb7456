// The form: every key of the schema, in groups.
import { el, setText } from './dom.js';
import { say } from './words.js';
import { Field } from './field.js';
import { Entries, Section } from './section.js';
import { groups, junctions, modes, ofLevels } from './groups.js';
import { faultNode, faultOf, faultsByField } from './faults.js';

export class Form {
  constructor(session, schema, hardware) {
    Object.assign(this, { session, schema });
    this.fields = new Map();
    this.context = {
      session, schema, hardware, fields: this.fields, needed: new Set(['deformity', 'mounting', 'frame']),
      innerRows: (section, path, isWanted) => this.rows(section, path, isWanted).map((part) => part.node),
    };
    this.general = el('div', { role: 'status', className: 'group', hidden: true });
    this.chips = el('nav', { className: 'chips', 'aria-label': say('groups') });
    this.groups = groups.map((group) => this.group(group));
    this.takeTheRest();
    this.node = el('section', { className: 'card form-card', 'aria-label': say('form'), onkeydown: (event) => this.goOn(event) }, this.chips, el('p', { className: 'form-keys' }, say('form-keys')), this.general, ...this.groups.map((group) => group.node));
    for (const name of ['state', 'opened']) session.addEventListener(name, ({ detail }) => this.show(name === 'opened' || detail?.isBack || detail?.sent !== undefined));
    session.addEventListener('opened', () => this.showShares(new Map()));
    // Whoever begins a case types at once.
    session.addEventListener('opened', () => { if (session.text === '') requestAnimationFrame(() => this.stops()[0]?.focus({ preventScroll: true })); });
    session.addEventListener('refused', ({ detail }) => this.showRefused(detail));
  }

  row(path) {
    const [section, name] = path.includes('.') ? path.split('.') : ['top', path];
    return this.schema[section]?.find((row) => row.word === name);
  }

  part(row, path) {
    const makeRows = (section, base) => this.rows(section, base);
    if (row.kind === 'section') return new Section(row, path, this.context, makeRows);
    if (row.kind === 'entries') return new Entries(row, path, this.context, makeRows);
    return new Field(row, path, this.context);
  }

  rows(section, base, isWanted = () => true) {
    return this.schema[section].filter(isWanted).map((row) => this.part(row, `${base}.${row.word}`));
  }

  group({ id, keys = [], inside = [], optional = [], entries = [], moved = [] }) {
    const hidden = groups.flatMap((group) => group.moved ?? []);
    const parts = [
      ...(inside.length ? [] : keys).map((key) => this.part(this.row(key), key)),
      ...inside.flatMap((name) => this.rows(name, name).filter((part) => !hidden.includes(part.path))),
      ...(inside.length ? keys : []).map((key) => this.part(this.row(key), key)),
      ...moved.map((path) => this.part(this.row(path), path)),
      ...entries.map((key) => this.part(this.row(key), key)), ...optional.map((key) => this.part(this.row(key), key)),
    ];
    const about = el('p', { className: 'about' });
    const body = el('div', { className: 'fields' }, ...parts.map((part) => part.node));
    const faults = el('div', { role: 'status' });
    const node = el('section', { className: 'group', id: `group-${id}`, 'aria-label': say(`group-${id}`) },
      el('h2', { tabIndex: -1 }, say(`group-${id}`)), about, faults, body);
    const chip = el('a', { href: `#group-${id}`, onclick: (event) => {
      event.preventDefault();
      node.scrollIntoView({ block: 'start', behavior: 'smooth' });
      node.querySelector('h2').focus({ preventScroll: true });
    } }, say(`group-${id}`));
    this.chips.append(chip);
    return { id, parts, about, node, chip, inside, body, faults };
  }

  /** Keys of the top that no group names: a key that is new to the program is on the page all the same. */
  takeTheRest() {
    const named = new Set(groups.flatMap((group) => [...(group.keys ?? []), ...(group.inside ?? []), ...(group.optional ?? []), ...(group.entries ?? [])]));
    for (const row of this.schema.top.filter((one) => !named.has(one.word))) {
      const part = this.part(row, row.word);
      this.groups[0].parts.push(part);
      this.groups[0].body.append(part.node);
    }
  }

  show(isForced) {
    const reference = this.session.value('reference');
    const isDistal = reference === 'distal';
    const names = { reference: say(`from-${isDistal ? 'distal' : 'proximal'}`), moving: say(`the-${isDistal ? 'proximal' : 'distal'}`) };
    for (const group of this.groups) setText(group.about, say(`about-${group.id}`, names));
    // What stands in a list comes into being while it is shown.
    for (const part of [...this.fields.values()]) part.show(isForced);
    this.showWhatApplies();
    this.showFaults();
    if (this.sharesOf !== this.session.text) this.showShares(new Map());
  }

  /** Hides keys that the mode, or a case of several levels, does not have, unless something stands there. */
  showWhatApplies() {
    const hasLevels = this.session.value('levels') !== undefined;
    for (const part of this.fields.values()) {
      const { word: name } = part.row;
      const isThere = this.session.value(part.path) !== undefined;
      const parent = part.path.slice(0, -name.length - 1);
      const mode = modes[name] && this.session.value(`${parent}.mode`);
      const isOther = modes[name] && parent.endsWith('frame') && !modes[name].includes(mode);
      const isLevels = ofLevels.has(part.path) ? !hasLevels : hasLevels && !part.path.startsWith('levels') && this.isOfLevel(part.path);
      const isDeclared = name === 'neutral-height' && this.session.value(`${parent}.neutral`) !== undefined;
      part.node.hidden = !isThere && (isDeclared || Boolean(isOther) || isLevels || this.isOfOtherJunction(part.path, hasLevels));
    }
    for (const group of this.groups) {
      const isEmpty = group.parts.every((part) => part.node.hidden);
      group.node.hidden = isEmpty;
      group.chip.hidden = isEmpty;
    }
  }

  isOfOtherJunction(path, hasLevels) {
    if (!(path in junctions)) return false;
    const own = junctions[path] ?? 'joint';
    if (hasLevels) return own === 'joint';
    return path !== 'between' && own !== (this.session.value('between') ?? 'cut');
  }

  isOfLevel(path) {
    const [first, second] = path.split('.');
    const has = (section, name) => this.schema[section].some((row) => row.word === name);
    if (first === 'schedule') return second !== undefined && has('levelSchedule', second);
    return has('levels', first);
  }

  showFaults() {
    const { byField, general } = faultsByField(this.session.state, this.fields, this.schema);
    for (const [path, part] of this.fields) part.showFaults(byField.get(path) ?? []);
    // What is about a group as a whole stands there.
    const groupOf = (fault) => this.groups.find(({ inside }) => inside.includes(fault.key));
    const rest = general.filter((fault) => !groupOf(fault));
    this.general.hidden = rest.length === 0;
    this.general.replaceChildren(...rest.map(faultNode));
    for (const group of this.groups) {
      const own = general.filter((fault) => groupOf(fault) === group);
      group.faults.replaceChildren(...own.map((fault) => faultNode(fault.severity === 'needed' ? { ...fault, words: say('needed-section', { what: say(`group-${group.id}`) }) } : fault)));
      const isFaulty = [...group.node.querySelectorAll('.fault.error')].length > 0;
      group.chip.classList.toggle('faulty', isFaulty);
    }
  }

  /** A change that the file cannot take, at its field: what was typed stays there. */
  showRefused({ path, errors }) {
    const part = this.fields.get(path);
    const faults = errors.map((error) => ({ ...faultOf(error), severity: 'error' }));
    if (part) part.showFaults(faults);
    else {
      this.general.hidden = false;
      this.general.replaceChildren(...faults.map(faultNode));
    }
  }

  /** Enter goes to the next field, with Shift to the one before; what opens or adds more is passed as it is come to, and the space bar does it. */
  goOn(event) {
    const { target } = event;
    const isPassed = target.matches('input, select, textarea, h2') || target === this.cameTo;
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.metaKey || !isPassed) return;
    event.preventDefault();
    const way = event.shiftKey ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const isOther = (stop) => stop.closest('.field') !== target.closest('.field') || target.matches('summary, button, .reading, .six select');
    const found = this.stops().filter((stop) => stop !== target && target.compareDocumentPosition(stop) & way && isOther(stop));
    this.cameTo = (event.shiftKey ? found.at(-1) : found[0]) ?? target;
    this.cameTo.focus();
  }

  /** Where one stops who goes from field to field: the first control of each, all of six, and what opens or adds more. */
  stops() {
    const first = (field) => field.querySelector('input:checked') ?? field.querySelector('input:not([type=range]), select, textarea');
    return [...this.node.querySelectorAll('input, select, textarea, summary, .entries > .line button')].filter((control) => {
      const isStop = control.matches('summary, button, .reading, .six select') || first(control.closest('.field')) === control;
      return isStop && control.checkVisibility();
    });
  }

  /** Shares by input; those of an earlier case go. */
  showShares(shares) {
    this.sharesOf = this.session.text;
    for (const [path, part] of this.fields) part.showShare?.(shares.get(path));
  }

  focus(path) {
    for (let at = path; at; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const part = this.fields.get(at);
      if (part) { document.body.dataset.view = 'case'; part.focus(); return; }
    }
  }
}
