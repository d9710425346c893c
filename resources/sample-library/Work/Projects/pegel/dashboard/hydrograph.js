// Draws the last 48 hours of one station as an SVG path. No library: 60 lines are cheaper.

const WIDTH = 640;
const HEIGHT = 180;

/** Break the line where readings are missing instead of drawing a bridge over the gap. */
export function segments(readings, maxGapMin = 20) {
  const parts = [];
  let part = [];
  let previous = null;
  for (const reading of readings) {
    const gap = previous ? (reading.at - previous.at) / 60000 : 0;
    if (reading.mm === null || gap > maxGapMin) {
      if (part.length) parts.push(part);
      part = [];
    }
    if (reading.mm !== null) part.push(reading);
    previous = reading;
  }
  if (part.length) parts.push(part);
  return parts;
}

export function pathData(readings, from, to, lowMm, highMm) {
  const x = (at) => ((at - from) / (to - from)) * WIDTH;
  const y = (mm) => HEIGHT - ((mm - lowMm) / (highMm - lowMm || 1)) * HEIGHT;
  return segments(readings)
    .map((part) => part.map((r, i) => `${i ? "L" : "M"}${x(r.at).toFixed(1)} ${y(r.mm).toFixed(1)}`).join(" "))
    .join(" ");
}
