/** Headers of the Python that was chosen, which need not be the platform's own. */
import type { SystemNeed } from '../../card/card.ts';
import type { Site } from '../site.ts';
import type { ExtraNames } from './install-packages.ts';

const HEADERS = 'python-headers';

/** Needs without the headers of a Python that the plan does not use. */
export function withoutOtherHeaders(
  site: Site,
  needs: readonly SystemNeed[],
): readonly SystemNeed[] {
  if (site.python === site.platform.python.version) return needs;
  return needs.filter(({ anyOf }) => !anyOf.includes(HEADERS));
}

/** Names of the right headers instead; a Python that uv or conda fetches brings its own. */
export function headerNames(site: Site, needs: readonly SystemNeed[]): readonly ExtraNames[] {
  const { platform, python, tool } = site;
  if (tool !== 'pip' || python === platform.python.version) return [];
  const need = needs.find(({ anyOf }) => anyOf.includes(HEADERS));
  const names = platform.python.packages?.[python]?.headers;
  if (need === undefined || names === undefined) return [];
  return [{ names, why: `headers of Python ${python}, to compile against it` }];
}
