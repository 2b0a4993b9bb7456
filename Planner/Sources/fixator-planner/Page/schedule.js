// The schedule: a row a day, the day that is shown and today marked. Rows are used again, texts set only where they differ.
import { el, setText } from './dom.js';
import { date, say } from './words.js';

export class ScheduleTable {
  constructor(plans) {
    this.plans = plans;
    this.rows = [];
    this.body = el('tbody', {});
    this.caption = el('caption', { className: 'frame-name' });
    this.levels = el('span', { className: 'tools', role: 'group', 'aria-label': say('schedule-of') });
    this.names = [1, 2, 3, 4, 5, 6].map((number) => el('span', { className: `strut-name k${number}` }, String(number)));
    this.node = el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': say('tab-schedule') }, el('table', { className: 'schedule' }, this.caption,
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('col-day')), el('th', { scope: 'col' }, say('col-date')),
        ...this.names.map((name) => el('th', { scope: 'col' }, name)))),
      this.body));
    this.body.addEventListener('click', (event) => {
      const row = event.target.closest('tr');
      if (row) plans.showDay(row.rowIndex - 1);
    });
    plans.addEventListener('day', () => this.mark(true));
  }

  show() {
    const { days, own } = this.plans;
    const changes = new Map();
    for (const change of own?.strut_changes ?? []) changes.set(`${change.day}/${change.strut}`, change);
    while (this.rows.length < days.length) this.addRow();
    this.showLevels();
    this.names.forEach((name, index) => setText(name, this.plans.strutName(index + 1)));
    const today = new Date().toLocaleDateString('sv');
    this.rows.forEach((row, index) => {
      const day = days[index];
      row.node.hidden = !day;
      if (!day) return;
      setText(row.day, String(day.day));
      setText(row.date, date(day.date));
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
    });
    this.mark(false);
  }

  /** Which frame the schedule is of, and a way to the other one. */
  showLevels() {
    const { plan, level, frameName } = this.plans;
    const key = `${(plan?.levels ?? []).map((one) => one.level).join()}/${level}`;
    if (this.levelsShown === key) return;
    this.levelsShown = key;
    this.caption.hidden = !frameName;
    this.levels.replaceChildren(...(plan?.levels ?? []).map((one, index) => el('button', {
      className: 'button', type: 'button', 'aria-pressed': String(index === level), onclick: () => this.plans.showLevel(index),
    }, say('struts-of', { first: this.plans.nameOf(1, one.level), last: this.plans.nameOf(6, one.level) }))));
    this.caption.replaceChildren(el('span', {}, frameName), this.levels);
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
    if (!isSeen || !this.marked || !this.node.offsetParent) return;
    // What scrolls is the table's box or the panel around it: never the page.
    const box = [this.node, this.node.parentElement].find((one) => one.scrollHeight > one.clientHeight + 2);
    if (!box) return;
    const top = this.marked.getBoundingClientRect().top - box.getBoundingClientRect().top;
    if (top < 40 || top > box.clientHeight - 40) box.scrollTop += top - box.clientHeight / 2;
  }
}
