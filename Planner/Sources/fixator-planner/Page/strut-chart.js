// The readings of the six struts over the days, with the ranges of the struts that are on.
import { el, svg } from './dom.js';
import { say } from './words.js';

const [height, left, right, top, bottom] = [300, 44, 26, 12, 26];

export function strutChart(plans) {
  // As wide as it is shown, so that its words stay as large.
  const width = innerWidth < 700 ? 340 : 720;
  const { days, own } = plans;
  const classes = new Map((own.strut_classes ?? []).map((one) => [one.name, one]));
  const ranges = new Set(own.struts);
  for (const change of own.strut_changes ?? []) ranges.add(change.to);
  const limits = [...ranges].map((name) => classes.get(name)).filter(Boolean);
  const values = days.flatMap((day) => day.set);
  const low = Math.min(...values), high = Math.max(...values);
  const room = Math.max(8, (high - low) * 0.12);
  const near = limits.flatMap((one) => [one.min_mm, one.max_mm]).filter((limit) => limit > low - 3 * room && limit < high + 3 * room);
  const from = Math.min(low, ...near) - room, to = Math.max(high, ...near) + room;
  const x = (index) => left + ((width - left - right) * index) / Math.max(1, days.length - 1);
  const y = (value) => top + ((height - top - bottom) * (to - value)) / (to - from);
  const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': [plans.frameName, say('struts-title')].filter(Boolean).join(': ') });
  const step = [5, 10, 20, 50, 100].find((one) => (to - from) / one <= 7) ?? 200;
  for (let value = Math.ceil(from / step) * step; value < to; value += step) {
    picture.append(svg('line', { class: 'grid', x1: left, x2: width - right, y1: y(value), y2: y(value) }), text(String(value), left - 6, y(value) + 4, 'end'));
  }
  const every = [1, 2, 5, 7, 14, 28].find((one) => days.length / one <= width / 60) ?? 60;
  days.forEach((day, index) => { if (index % every === 0) picture.append(text(String(day.day), x(index), height - 8, 'middle')); });
  for (const limit of near) picture.append(svg('path', { class: 'range', stroke: 'var(--muted)', d: `M${left} ${y(limit)}H${width - right}` }));
  const ends = [];
  for (let strut = 0; strut < 6; strut += 1) {
    const path = days.map((day, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(day.set[strut]).toFixed(1)}`).join('');
    picture.append(svg('path', { class: `k${strut + 1}`, d: path }));
    ends.push({ strut, y: y(days.at(-1).set[strut]) });
  }
  // Numbers at the ends of the lines, none on another.
  let last = -1e9;
  for (const end of ends.sort((one, other) => one.y - other.y)) {
    last = Math.max(end.y + 4, last + 12);
    picture.append(text(plans.strutName(end.strut + 1), width - right + 6, last, 'start'));
  }
  const now = svg('line', { class: 'now', y1: top, y2: height - bottom });
  picture.append(now);
  const mark = () => { now.setAttribute('x1', x(plans.day)); now.setAttribute('x2', x(plans.day)); };
  mark();
  picture.addEventListener('click', (event) => {
    const box = picture.getBoundingClientRect();
    plans.showDay(Math.round((((event.clientX - box.left) / box.width) * width - left) / ((width - left - right) / Math.max(1, days.length - 1))));
  });
  return { node: el('div', { className: 'chart' }, el('p', { className: 'quiet-words' }, [plans.frameName, say('struts-title')].filter(Boolean).join(': ')), picture), mark };
}

function text(words, x, y, anchor) {
  return svg('text', { x, y, 'text-anchor': anchor }, words);
}
