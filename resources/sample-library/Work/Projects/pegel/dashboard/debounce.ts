/**
 * Wait until the typing has stopped, then run once with the last value.
 * Used by the station search field: "hol", "hol-", "hol-0" should be one request, not three.
 */
export function debounce<A extends unknown[]>(
  run: (...args: A) => void,
  quietMs = 250,
): (...args: A) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args: A) => {
    if (timer !== undefined) clearTimeout(timer);
    timer = setTimeout(() => run(...args), quietMs);
  };
}
