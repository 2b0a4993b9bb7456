// The day that is shown: a slider, and a way to let the days go by.
import { el } from './dom.js';
import { say } from './words.js';

/** Days a second while they go by. */
const pace = 8;

export function daySlider(plans) {
  const slider = el('input', { type: 'range', min: 0, max: 0, step: 1, 'aria-label': say('day-slider'), oninput: () => plans.showDay(Number(slider.value)) });
  const play = el('button', { className: 'button', type: 'button', 'aria-label': say('play'), onclick: () => (timer ? stop() : start()) }, '▶');
  let timer = 0;

  function stop() {
    clearInterval(timer);
    timer = 0;
    play.textContent = '▶';
    play.setAttribute('aria-label', say('play'));
  }

  function start() {
    if (plans.count < 2) return;
    if (plans.day === plans.count - 1) plans.showDay(0);
    play.textContent = '❚❚';
    play.setAttribute('aria-label', say('pause'));
    timer = setInterval(() => {
      if (plans.day >= plans.count - 1) stop();
      else plans.showDay(plans.day + 1);
    }, 1000 / pace);
  }

  function show() {
    slider.max = Math.max(0, plans.count - 1);
    slider.value = plans.day;
    slider.setAttribute('aria-valuetext', say('day', { day: plans.numberAt(plans.day) }));
  }
  plans.addEventListener('plan', show);
  plans.addEventListener('day', show);
  return el('div', { className: 'days' }, play, slider);
}
