// Elements without markup in strings: what people type is never read as HTML.

/** An element with properties, listeners (`onclick`) and children. */
export function el(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key in node && !key.startsWith('aria') && key !== 'list') node[key] = value;
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const namespace = 'http://www.w3.org/2000/svg';

/** An element of a picture. */
export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Sets a text only where it differs: a table of sixty days is redrawn on every key. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

let measured = 0;
/** Notes how long something took, for whoever asks the browser; the last thousand stay. */
export function measure(name, start) {
  measured += 1;
  if (measured % 1000 === 0) performance.clearMeasures();
  performance.measure(name, { start, end: performance.now() });
}

let last = 0;
/** A name that no other element has. */
export function freshID(start = 'e') {
  last += 1;
  return `${start}${last}`;
}
