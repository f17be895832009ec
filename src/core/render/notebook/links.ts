/** Links that open a published notebook on a host; only hosts of GitHub repositories know them. */
import type { Publisher } from '../format.ts';

/** Branch of the repository that holds every card's notebook. */
export const NOTEBOOKS_BRANCH = 'notebooks';

/** Branch of the repository that holds the files for Binder of one card. */
export function binderBranch(id: string): string {
  return `binder-${id}`;
}

/** @see https://colab.research.google.com/github/googlecolab/colabtools/blob/main/notebooks/colab-github-demo.ipynb */
export function colabLink(publisher: Publisher | undefined, id: string): string | undefined {
  const path = gitHubPath(publisher);
  if (path === undefined) return undefined;
  return `https://colab.research.google.com/github/${path}/blob/${NOTEBOOKS_BRANCH}/${id}.ipynb`;
}

/** @see https://mybinder.readthedocs.io/en/latest/howto/user_interface.html */
export function binderLink(publisher: Publisher | undefined, id: string): string | undefined {
  const path = gitHubPath(publisher);
  if (path === undefined) return undefined;
  const file = encodeURIComponent(`lab/tree/${id}.ipynb`);
  return `https://mybinder.org/v2/gh/${path}/${encodeURIComponent(binderBranch(id))}?urlpath=${file}`;
}

function gitHubPath(publisher: Publisher | undefined): string | undefined {
  const found = /^https:\/\/github\.com\/([A-Za-z0-9-]+\/[A-Za-z0-9._-]+?)(?:\.git)?$/.exec(
    publisher?.repository ?? '',
  );
  return found?.[1];
}
