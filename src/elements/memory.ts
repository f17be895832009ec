/** What this browser keeps between visits; a browser that keeps nothing is no error. */

/** The remembered target, as a query. */
export const TARGET_KEY = 'cardstock.target';

/** The machine profile, as it was pasted. */
export const MACHINE_KEY = 'cardstock.machine';

export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    // Storage may be switched off: then every visit is the first.
    return undefined;
  }
}

/** @returns whether the browser kept it */
export function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}
