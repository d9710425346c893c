/**
 * Run at once, then at most every `everyMs`, however often it is called.
 * Used while the map is dragged: the first frame must not wait for the hand to stop.
 */
export function throttle<A extends unknown[]>(
  run: (...args: A) => void,
  everyMs = 100,
): (...args: A) => void {
  let last = -Infinity;
  return (...args: A) => {
    const now = performance.now();
    if (now - last >= everyMs) {
      last = now;
      run(...args);
    }
  };
}
