// Shapes on a canvas.

export function line(context, points, width, colour) {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.beginPath();
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.stroke();
}

export function polygon(context, points, fill, stroke, width) {
  context.beginPath();
  points.forEach(([x, y], index) => (index ? context.lineTo(x, y) : context.moveTo(x, y)));
  context.closePath();
  if (fill) { context.fillStyle = fill; context.fill(); }
  context.lineWidth = width;
  context.strokeStyle = stroke;
  context.stroke();
}

export function disc(context, x, y, radius, fill, stroke, width) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = width;
  context.strokeStyle = stroke;
  context.stroke();
}
