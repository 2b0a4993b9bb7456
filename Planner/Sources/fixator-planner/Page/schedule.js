// The schedule: a row a day, the day that is shown and today marked. Rows are used again, texts set only where they differ.
import { el, setText } from './dom.js';
import { date, errorText, say } from './words.js';

/** There six struts have no room for the day of the week. */
const narrow = matchMedia('(max-width: 480px)');

export class ScheduleTable {
  constructor(plans) {
    this.plans = plans;
    this.rows = [];
    this.body = el('tbody', {});
    this.marker = el('div', { className: 'marker', hidden: true });
    this.caption = el('caption', { className: 'frame-name' });
    this.levels = el('span', { className: 'tools', role: 'group', 'aria-label': say('schedule-of') });
    this.names = [1, 2, 3, 4, 5, 6].map((number) => el('span', { className: `strut-name k${number}` }, String(number)));
    this.node = el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': say('tab-schedule') }, this.marker, el('table', { className: 'schedule' }, this.caption,
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('col-day')), el('th', { scope: 'col' }, say('col-date')),
        ...this.names.map((name) => el('th', { scope: 'col' }, name)))),
      this.body));
    this.body.addEventListener('click', (event) => {
      const row = event.target.closest('tr');
      if (row) plans.showDay(row.rowIndex - 1);
    });
    plans.addEventListener('day', () => this.mark(true));
    new ResizeObserver(() => { this.measured = null; this.mark(false); }).observe(this.node);
  }

  show() {
    const { days, own } = this.plans;
    const changes = new Map();
    for (const change of own?.strut_changes ?? []) changes.set(`${change.day}/${change.strut}`, change);
    while (this.rows.length < days.length) this.addRow();
    this.showLevels();
    this.names.forEach((name, index) => setText(name, this.plans.strutName(index + 1)));
    const shape = `${days.length}/${this.plans.frameName}`;
    const isNew = this.shape !== shape;
    if (isNew) [this.shape, this.measured] = [shape, null];
    const today = new Date().toLocaleDateString('sv'), isNarrow = narrow.matches;
    const fill = (row, index) => this.fill(row, days[index], changes, today, isNarrow);
    // The rows that are seen come first, the others once these are on the screen.
    const [from, to] = isNew ? [0, Infinity] : this.inSight();
    const others = [];
    this.rows.forEach((row, index) => (index >= from && index <= to ? fill(row, index) : others.push(index)));
    cancelAnimationFrame(this.waiting);
    clearTimeout(this.filling);
    if (others.length) this.waiting = requestAnimationFrame(() => { this.filling = setTimeout(() => others.forEach((index) => fill(this.rows[index], index))); });
    this.mark(false);
  }

  /** The first and the last row that may be seen. */
  inSight() {
    const { box, above, first, height, seen } = this.measured ?? {};
    if (!box || !(height > 0)) return [0, Infinity];
    const at = (place) => Math.floor((this.scrolled + place - above - first) / height);
    return [at(0) - 2, at(seen) + 2];
  }

  fill(row, day, changes, today, isNarrow) {
    row.node.hidden = !day;
    if (!day) return;
    setText(row.day, String(day.day));
    setText(row.date, date(day.date, isNarrow));
    row.node.classList.toggle('today', day.date === today);
    row.struts.forEach(({ cell, reading, turns }, strut) => {
      setText(reading, String(day.set[strut]));
      const count = day.turns[strut];
      setText(turns, count > 0 ? `+${count}` : count < 0 ? `−${-count}` : '');
      const change = changes.get(`${day.day}/${strut + 1}`);
      cell.classList.toggle('changes', Boolean(change));
      const words = change ? say('changes', { ...change, strut: this.plans.strutName(change.strut) }) : '';
      if (cell.title !== words) cell.title = words;
    });
  }

  /** Which frame the schedule is of, and a way to the other one. */
  showLevels() {
    const { plan, level, frameName, own } = this.plans;
    const error = frameName ? `${say('fact-error')} ${errorText(own.summary.max_error_mm, own.summary.max_error_deg)}` : '';
    const key = `${(plan?.levels ?? []).map((one) => one.level).join()}/${level}/${error}`;
    if (this.levelsShown === key) return;
    this.levelsShown = key;
    this.caption.hidden = !frameName;
    this.levels.replaceChildren(...(plan?.levels ?? []).map((one, index) => el('button', {
      className: 'button', type: 'button', 'aria-pressed': String(index === level), onclick: () => this.plans.showLevel(index),
    }, say('struts-of', { first: this.plans.nameOf(1, one.level), last: this.plans.nameOf(6, one.level) }))));
    this.caption.replaceChildren(el('span', {}, frameName), el('small', {}, error), this.levels);
  }

  addRow() {
    const day = el('td', {}), when = el('td', {});
    const struts = [1, 2, 3, 4, 5, 6].map(() => {
      const reading = document.createTextNode(''), turns = el('small', {});
      return { reading, turns, cell: el('td', {}, reading, ' ', turns) };
    });
    const node = el('tr', {}, day, when, ...struts.map(({ cell }) => cell));
    this.rows.push({ node, day, date: when, struts });
    this.body.append(node);
  }

  mark(isSeen) {
    const { day } = this.plans;
    if (this.marked !== this.rows[day]?.node) {
      this.marked?.classList.remove('shown');
      this.marked?.removeAttribute('aria-current');
      this.marked = this.rows[day]?.node;
      this.marked?.classList.add('shown');
      this.marked?.setAttribute('aria-current', 'true');
    }
    this.marker.hidden = !this.marked || this.marked.hidden;
    if (!this.marker.hidden) this.reveal(day, isSeen);
  }

  /**
   * Puts the mark on a day's row, and scrolls the table's box, or the panel around it, never the page. Where rows are is measured once: while
   * the day is dragged the browser would lay the page out and paint the table anew for each day.
   */
  reveal(day, isSeen) {
    this.measured ??= this.measure();
    if (!this.measured) return;
    const { box, above, first, height, seen } = this.measured;
    this.marker.style.transform = `translateY(${first + day * height}px)`;
    if (!isSeen || !box) return;
    const top = above + first + day * height;
    if (top - this.scrolled < 40 || top - this.scrolled > seen - 40) box.scrollTop = this.scrolled = Math.max(0, Math.min(top - seen / 2, this.measured.whole - seen));
  }

  /** Null where nothing is shown. */
  measure() {
    if (!this.node.offsetParent) return null;
    const box = [this.node, this.node.parentElement].find((one) => one.scrollHeight > one.clientHeight + 2);
    if (box && this.box !== box) {
      this.box = box;
      box.addEventListener('scroll', () => { if (this.box === box) this.scrolled = box.scrollTop; }, { passive: true });
    }
    this.scrolled = box?.scrollTop ?? 0;
    const inside = this.node.getBoundingClientRect().top - this.node.scrollTop;
    const place = (row) => row.node.getBoundingClientRect().top - inside;
    const last = this.plans.days.length - 1;
    const first = place(this.rows[0]), height = last > 0 ? (place(this.rows[last]) - first) / last : this.rows[0].node.offsetHeight;
    this.marker.style.height = `${height}px`;
    const above = box && box !== this.node ? inside - box.getBoundingClientRect().top + box.scrollTop : 0;
    return { box, above, first, height, seen: box?.clientHeight ?? 0, whole: box?.scrollHeight ?? 0 };
  }
}
