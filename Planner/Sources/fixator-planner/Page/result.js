// The plan: its facts, the frame, and below it schedule, checks, struts and studies.
import { el, freshID, measure, setText } from './dom.js';
import { count, date, errorText, number, say, word } from './words.js';
import { checkList } from './checks.js';
import { daySlider } from './day-slider.js';
import { differences } from './differences.js';
import { FrameView } from './frame-view.js';
import { betterFrame } from './design.js';
import { ScheduleTable } from './schedule.js';
import { SideBySide } from './side-by-side.js';
import { strutChart } from './strut-chart.js';
import { errorBars } from './error-bars.js';
import { goOn, secondOpinion } from './studies.js';

export class Result {
  constructor(session, plans, form) {
    Object.assign(this, { session, plans, form });
    this.view = new FrameView(plans);
    this.schedule = new ScheduleTable(plans);
    this.facts = el('div', { className: 'facts' });
    this.verdict = el('span', { className: 'verdict', role: 'status' });
    this.stale = el('p', { className: 'stale-words', role: 'status', hidden: true }, say('stale'));
    this.empty = el('p', { className: 'panel quiet-words' }, say('no-plan'));
    this.differs = el('p', { className: 'differs', role: 'status', hidden: true });
    this.seen = el('div', {}, this.facts, this.differs, this.view.node, daySlider(plans));
    this.frameCard = el('section', { className: 'card', 'aria-label': say('plan') },
      el('header', {}, el('h2', {}, say('plan')), this.verdict), this.stale, this.empty, this.seen);
    this.tabs = this.makeTabs([
      ['schedule', () => this.schedule.node], ['checks', () => (this.checks = el('div', {}))], ['struts', () => (this.struts = el('div', {}))],
      ['compare', () => (this.compare = new SideBySide(session, plans)).node], ['design', () => betterFrame(session, form.context.hardware)],
      ['errors', () => errorBars(session, form)], ['opinion', () => secondOpinion(session, plans)], ['resume', () => goOn(session)],
    ]);
    this.nodes = [this.frameCard, this.tabs.node];
    session.addEventListener('state', ({ detail }) => {
      plans.take(session);
      if (detail.at) requestAnimationFrame(() => measure('fixator-keystroke', detail.at));
    });
    plans.addEventListener('plan', () => this.show());
    session.addEventListener('opened', () => {
      // Of a draft that its file has not, nobody knows here what the file's plan was.
      this.before = session.draft.file && session.isChanged ? null : session.state.plan ?? null;
      this.showDifferences();
    });
    session.addEventListener('saved', () => { this.before = session.state.plan ?? null; this.showDifferences(); });
    plans.addEventListener('day', () => { this.view.ask(); this.chart?.mark(); });
    this.show();
  }

  makeTabs(entries) {
    const list = el('div', { className: 'tabs', role: 'tablist', 'aria-label': say('plan') });
    const panels = entries.map(([name, make], index) => {
      const id = freshID('panel');
      const badge = el('span', { className: 'count', hidden: true });
      const tab = el('button', { type: 'button', role: 'tab', id: `${id}-tab`, 'aria-controls': id, onclick: () => choose(index) }, say(`tab-${name}`), badge);
      tab.addEventListener('keydown', (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (!step) return;
        const next = (index + step + entries.length) % entries.length;
        choose(next);
        panels[next].tab.focus();
      });
      list.append(tab);
      return { name, tab, badge, panel: el('div', { className: 'panel', role: 'tabpanel', id, 'aria-labelledby': `${id}-tab` }, make()) };
    });
    const choose = (chosen) => {
      panels.forEach(({ tab, panel }, index) => {
        tab.setAttribute('aria-selected', String(index === chosen));
        tab.tabIndex = index === chosen ? 0 : -1;
        panel.hidden = index !== chosen;
      });
      this.shownTab = panels[chosen].name;
      this.seen.dataset.tab = this.shownTab;
      if (this.plans.plan) this.showTab();
      if (this.shownTab === 'compare') this.compare.show();
    };
    this.panels = panels;
    const node = el('section', { className: 'card', 'aria-label': say('tab-schedule') }, list, ...panels.map(({ panel }) => panel));
    choose(0);
    return { node };
  }

  show() {
    const { plan, isStale, checks } = this.plans;
    this.empty.hidden = Boolean(plan);
    this.seen.hidden = !plan;
    this.tabs.node.hidden = !plan;
    this.stale.hidden = !plan || !isStale;
    for (const node of this.nodes) node.classList.toggle('stale', Boolean(plan) && isStale);
    this.showVerdict(plan, isStale, checks);
    if (!plan) return;
    this.showFacts();
    this.showLevels();
    this.showDifferences();
    this.view.show();
    const errors = checks.filter((check) => check.severity === 'error').length;
    const { badge } = this.panels[1];
    badge.hidden = checks.length === 0;
    badge.classList.toggle('bad', errors > 0);
    setText(badge, String(checks.length));
    this.showTab();
  }

  /** What is not seen is not made. */
  showTab() {
    if (this.shownTab === 'schedule') this.schedule.show();
    if (this.shownTab === 'checks') this.checks.replaceChildren(...checkList(this.plans.checks, { onDay: (day) => this.plans.showNumber(day), form: this.form }));
    if (this.shownTab === 'struts') {
      this.chart = strutChart(this.plans);
      this.struts.replaceChildren(this.chart.node);
    } else this.chart = null;
  }

  showVerdict(plan, isStale, checks) {
    const errors = checks.filter((check) => check.severity === 'error').length;
    const warnings = checks.filter((check) => check.severity === 'warning').length;
    const words = !plan ? say('verdict-none') : isStale ? say('verdict-stale') : errors ? count('verdict-errors', errors) : say('verdict-good');
    setText(this.verdict, plan && !isStale && warnings ? `${words}, ${count('verdict-warnings', warnings)}` : words);
    this.verdict.className = `verdict ${errors && plan && !isStale ? 'bad' : !plan || isStale || warnings ? 'warn' : 'good'}`;
  }

  showFacts() {
    const { summary, levels } = this.plans.plan;
    const counted = (name, value) => [number(value), count(name, value)];
    // Of two levels all of them are the whole limb's, whichever frame is shown.
    const errors = levels ? [errorText(summary.limb_error_mm.max, summary.limb_error_deg.max), say('fact-error-limb')] : [errorText(summary.max_error_mm, summary.max_error_deg), say('fact-error')];
    const facts = [
      [count('days', summary.days), say('fact-days')], counted('fact-changes', summary.strut_changes), counted('fact-visits', summary.visits),
      [summary.last_turn ? date(summary.last_turn) : '–', say('fact-end')], errors,
    ];
    facts.forEach(([value, name], index) => {
      const fact = this.facts.children[index] ?? this.facts.appendChild(el('div', {}, el('b', {}), el('small', {})));
      setText(fact.firstChild, value);
      setText(fact.lastChild, name);
    });
  }

  /** What has become of the plan since the case was opened or saved. */
  showDifferences() {
    const found = this.before && this.before !== this.plans.plan ? differences(this.before, this.plans.plan) : [];
    this.differs.hidden = found.length === 0;
    const start = say(this.session.draft?.file ? 'differs' : 'differs-start');
    if (found.length) this.differs.replaceChildren(el('b', {}, start), ` ${found.join('; ')}`);
  }

  /** Of two levels the picture has both frames, or one. */
  showLevels() {
    const { plan, level, isLimb, hasLimb } = this.plans;
    const key = `${(plan.levels ?? []).map((one) => one.level).join()}/${level}/${isLimb}`;
    if (this.levelNames === key) return;
    this.levelNames = key;
    const button = (words, isPressed, act) => el('button', { className: 'button', type: 'button', 'aria-pressed': String(isPressed), onclick: act }, words);
    this.view.levels.replaceChildren(...(hasLimb ? [
      button(say('both-frames'), isLimb, () => this.plans.showLevel(level, true)),
      ...plan.levels.map((one, index) => button(word(one.level), !isLimb && index === level, () => this.plans.showLevel(index, false))),
    ] : []));
  }
}
