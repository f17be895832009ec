/** How long bytes stay at hand for a download: a browser may ask the user for a place first. */
const KEPT_MS = 60_000;

/** Gives a link the address of these bytes, just before a browser follows it. */
export function offerBytes(link: HTMLAnchorElement, bytes: BlobPart): void {
  // A type of text would let some browsers add an ending to the name.
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  link.href = address;
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MS);
}
