// Two plans side by side: the one that is typed, and another: the file as it was saved, a draft, or a file that is chosen.
import { askJSON } from './api.js';
import { checkList } from './checks.js';
import { el, setText } from './dom.js';
import { errorWords } from './faults.js';
import { fileText } from './file-text.js';
import { FrameView } from './frame-view.js';
import { Plans } from './plans.js';
import { ScheduleTable } from './schedule.js';
import { strutChart } from './strut-chart.js';
import { date, errorText, number, say } from './words.js';

const views = ['frame', 'struts', 'schedule'];
/** Which two texts were compared. */
const keyOf = (one, other) => `${one}\u0000${other}`;

export class SideBySide {
  constructor(session, plans) {
    Object.assign(this, { session, plans, shown: 'frame', asked: '', chosen: null });
    this.other = new Plans();
    this.output = el('div', {});
    this.picker = el('input', { type: 'file', hidden: true, accept: '.yaml,.yml,.json', 'aria-label': say('choose-file'), onchange: async () => {
      const file = this.picker.files[0];
      this.picker.value = '';
      if (!file) return;
      try { this.choose({ name: file.name, text: await fileText(file) }); } catch (error) {
        this.clear();
        this.output.replaceChildren(...errorWords(error));
      }
    } });
    this.select = el('select', { id: 'compare-with', onchange: () => this.pick() });
    this.tools = el('span', { className: 'tools', role: 'group', 'aria-label': say('compare-views'), hidden: true }, ...views.map((name) => el('button', {
      className: 'button', type: 'button', 'data-view': name, 'aria-pressed': String(name === this.shown), onclick: () => this.view(name),
    }, say(`compare-${name}`))));
    this.looks = el('div', { className: 'tools looks', hidden: true });
    this.pictures = el('div', { className: 'pair', hidden: true });
    this.node = el('div', { className: 'compare' }, el('p', {}, el('label', { htmlFor: 'compare-with' }, say('compare-with')), ' ', this.select, this.picker, ' ', this.tools),
      this.looks, this.pictures, this.output);
    session.addEventListener('opened', () => this.clear());
    session.addEventListener('kept', () => { if (this.isSeen) this.ask(); });
    session.addEventListener('state', () => this.mark());
    plans.addEventListener('day', () => this.follow());
    plans.addEventListener('plan', () => { if (this.isSeen && this.chosen) this.showPictures(); });
  }

  /** Whether its tab is shown: asking the browser would have it lay out the page. */
  get isSeen() { return this.node.parentElement?.hidden === false; }

  /** Its tab is chosen: what there is to choose from, and the answer for the case as it stands now. */
  async show() {
    await this.offer();
    if (!this.chosen && this.session.draft?.file) this.choose({ name: say('compare-saved'), isSaved: true });
    else this.ask();
  }

  clear() {
    Object.assign(this, { chosen: null, asked: '', answered: '' });
    this.mark();
    this.output.replaceChildren(el('p', { className: 'quiet-words' }, say('compare-about')));
    this.hide(true);
    this.offer();
  }

  async offer() {
    const { draft } = this.session;
    const drafts = (await askJSON('GET', 'drafts').catch(() => [])).filter((one) => one.id !== draft?.id);
    const options = [el('option', { value: '' }, this.chosen ? this.chosen.name : say('choose')), ...(draft?.file ? [el('option', { value: 'saved' }, say('compare-saved'))] : []),
      el('option', { value: 'file' }, say('compare-file')), ...drafts.map((one) => el('option', { value: one.id }, one.title || say('untitled')))];
    this.select.replaceChildren(...options);
  }

  async pick() {
    const { value } = this.select;
    const title = this.select.selectedOptions[0].textContent;
    if (value === 'saved') this.choose({ name: title, isSaved: true });
    else if (value === 'file') this.picker.click();
    else if (value) this.choose({ name: title, text: (await askJSON('GET', `drafts/${value}`)).text });
  }

  choose(chosen) {
    this.chosen = chosen;
    this.asked = '';
    this.mark();
    setText(this.select.options[0], chosen.name);
    this.select.value = '';
    this.ask();
  }

  /** What differs, asked once for each pair of texts. */
  async ask() {
    const { chosen, session } = this;
    if (!chosen) return;
    const [one, other] = [chosen.isSaved ? session.saved : chosen.text, session.text];
    const key = keyOf(one, other);
    if (this.asked === key) return;
    this.asked = key;
    try {
      const [answer, drawn] = await Promise.all([askJSON('POST', 'compare', { one, other, names: [chosen.name, say('compare-here')] }), askJSON('POST', 'drawn', { text: one })]);
      if (this.asked !== key) return;
      if (drawn.plan) this.other.show({ plan: drawn.plan, frames: drawn.frames });
      else this.other.plan = null;
      this.output.replaceChildren(...this.words(answer));
      this.showPictures();
    } catch (error) {
      if (this.asked !== key) return;
      this.hide(true);
      this.output.replaceChildren(...errorWords(error));
    }
    this.answered = key;
    this.mark();
  }

  /** What stands here is dimmed until it is of both texts as they stand. */
  mark() {
    const { chosen, session } = this;
    this.output.classList.toggle('aged', Boolean(chosen) && this.answered !== keyOf(chosen.isSaved ? session.saved : chosen.text, session.text));
  }

  view(name) {
    this.shown = name;
    for (const button of this.tools.children) button.setAttribute('aria-pressed', String(button.dataset.view === name));
    this.showPictures();
  }

  hide(isHidden) {
    for (const node of [this.pictures, this.tools, this.looks]) node.hidden = isHidden;
    if (isHidden) this.filled = '';
    else this.looks.hidden = this.shown !== 'frame';
  }

  showPictures() {
    const { other, plans } = this;
    this.hide(!other.plan || !plans.plan);
    if (this.pictures.hidden) return;
    if (other.hasLimb) Object.assign(other, { level: Math.min(plans.level, other.frames.length - 1), isLimb: plans.isLimb });
    other.show(other);
    this.follow();
    const pair = [[this.chosen.name, other], [say('compare-here'), plans]];
    if (this.shown === 'frame') {
      this.frames ??= this.makeFrames(pair);
      this.fill(pair, this.frames.map(({ node }) => node));
      for (const view of this.frames) view.show();
    } else if (this.shown === 'schedule') {
      this.schedules ??= pair.map(([, one]) => new ScheduleTable(one));
      this.fill(pair, this.schedules.map(({ node }) => node));
      for (const table of this.schedules) table.show();
    } else {
      this.charts = pair.map(([, one]) => strutChart(one));
      this.fill(pair, this.charts.map(({ node }) => node));
    }
  }

  makeFrames(pair) {
    const [one, other] = pair.map(([, plans]) => new FrameView(plans));
    one.pairWith(other);
    // The buttons of one are those of both.
    this.looks.append(one.corner);
    return [one, other];
  }

  fill(pair, nodes) {
    const key = `${this.shown}/${pair[0][0]}`;
    if (this.filled === key && this.shown !== 'struts') return;
    this.filled = key;
    this.pictures.replaceChildren(...pair.map(([name], index) => el('section', { 'aria-label': name }, el('h3', {}, name), nodes[index])));
  }

  /** The other plan goes through its days with this one. */
  follow() {
    const { other, plans } = this;
    if (!other.plan || !plans.plan || !this.isSeen) return;
    const number = plans.numberAt(plans.day);
    const place = other.days.findLastIndex((day) => day.day <= number);
    other.showDay(Math.max(0, place));
    if (this.shown === 'frame') for (const view of this.frames ?? []) view.ask();
    if (this.shown === 'struts') for (const chart of this.charts ?? []) chart.mark();
  }

  words({ one, other, keys, struts = [], first_day: firstDay, found_in_both: both = [] }) {
    if (!keys.length) return [el('p', {}, say('compare-same'))];
    const sides = [one, other];
    const figures = [
      ['fact-days', (side) => side.days], ['fact-visits', (side) => side.visit_days?.length], ['compare-visit-days', (side) => side.visit_days?.join(', ') || '–'],
      ['fact-changes', (side) => side.strut_changes],
      ['fact-error', (side) => side.max_error_mm !== undefined && errorText(side.max_error_mm, side.max_error_deg)],
      ['compare-end', (_, index) => this.end([this.other, this.plans][index])],
    ];
    const line = (name, values) => el('tr', { className: values[0] === values[1] ? '' : 'differs-line' }, el('th', { scope: 'row' }, name), ...values.map((value) => el('td', {}, String(value ?? '–'))));
    const head = (name) => el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, name), ...[this.chosen.name, say('compare-here')].map((side) => el('th', { scope: 'col' }, side))));
    const table = (name, lines) => el('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': name }, el('table', { className: 'compared' }, head(name), el('tbody', {}, ...lines)));
    return [
      ...sides.flatMap((side) => (side.refusal ? [el('div', { className: 'fault error' }, `${side.name}: `, el('span', { lang: 'en' }, side.refusal))] : [])),
      table(say('compare-plans'), figures.map(([name, of]) => line(say(name === 'fact-error' && (this.plans.hasLimb || this.other.hasLimb) ? 'compare-error' : name), sides.map((side, index) => of(side, index) || (of(side, index) === 0 ? 0 : '–'))))),
      table(say('compare-keys'), keys.map(({ key, one: here, other: there }) => line(el('code', {}, key), [here, there]))),
      ...(struts.length ? [el('h3', {}, say('compare-struts')), el('p', { className: 'quiet-words' }, say('compare-first', { day: firstDay })),
        el('ul', {}, ...struts.map(({ level, strut, most_mm: most, day }) => el('li', {}, say('compare-strut', { strut: this.plans.nameOf(strut, this.plans.hasLimb ? level : undefined), most: `${most > 0 ? '+' : '−'}${number(Math.abs(most), 0, 1)}`, day }))))] : []),
      el('h3', {}, say('compare-checks')),
      ...(sides.some((side) => side.found_here_alone?.length) || both.length
        ? [...sides.map((side, index) => found([this.chosen.name, say('compare-here')][index], side.found_here_alone ?? [])), found(say('compare-both'), both)]
        : [el('p', { className: 'quiet-words' }, say('compare-checks-same'))]),
    ];
  }

  end({ plan }) { return plan ? date(plan.summary.last_turn) : ''; }
}

function found(name, findings) {
  return findings.length ? el('div', {}, el('b', {}, name), ...checkList(findings, {})) : '';
}
