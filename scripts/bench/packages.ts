/** Packages of the public index that generated cards ask for: real names, with the module to import. */

export interface KnownPackage {
  /** Name on the index. */
  readonly name: string;
  readonly module: string;
  /** A range that upstream projects commonly state. */
  readonly range: string;
}

type Row = readonly [name: string, module: string, range: string];

/** What a model itself is published as. */
const MODEL_ROWS: readonly Row[] = [
  ['timm', 'timm', '>=1.0'],
  ['ultralytics', 'ultralytics', '>=8.2,<9'],
  ['sentence-transformers', 'sentence_transformers', '>=3,<6'],
  ['monai', 'monai', '>=1.3'],
  ['nnunetv2', 'nnunetv2', '>=2.5'],
  ['speechbrain', 'speechbrain', '>=1.0'],
  ['easyocr', 'easyocr', '>=1.7'],
  ['gluonts', 'gluonts', '>=0.15'],
  ['scvi-tools', 'scvi', '>=1.1'],
  ['stanza', 'stanza', '>=1.8'],
  ['spacy', 'spacy', '>=3.7,<4'],
  ['pyro-ppl', 'pyro', '>=1.9'],
  ['open-clip-torch', 'open_clip', '>=2.24'],
  ['tabpfn', 'tabpfn', '>=2.0'],
  ['faster-whisper', 'faster_whisper', '>=1.0'],
  ['transformers', 'transformers', '>=4.44,<5'],
];

/** What models lean on. */
const LIBRARY_ROWS: readonly Row[] = [
  ['numpy', 'numpy', '>=1.26,<3'],
  ['scipy', 'scipy', '>=1.11'],
  ['pandas', 'pandas', '>=2.1,<3'],
  ['scikit-learn', 'sklearn', '>=1.4'],
  ['scikit-image', 'skimage', '>=0.22'],
  ['pillow', 'PIL', '>=10'],
  ['tifffile', 'tifffile', '>=2024.1.30'],
  ['h5py', 'h5py', '>=3.10'],
  ['zarr', 'zarr', '>=2.16'],
  ['xarray', 'xarray', '>=2024.1'],
  ['networkx', 'networkx', '>=3.2'],
  ['einops', 'einops', '>=0.7'],
  ['safetensors', 'safetensors', '>=0.4'],
  ['huggingface-hub', 'huggingface_hub', '>=0.24'],
  ['omegaconf', 'omegaconf', '>=2.3,<3'],
  ['matplotlib', 'matplotlib', '>=3.8'],
  ['tqdm', 'tqdm', '>=4.66'],
  ['pyarrow', 'pyarrow', '>=15'],
  ['nibabel', 'nibabel', '>=5.2'],
  ['simpleitk', 'SimpleITK', '>=2.3'],
];

export const MODEL_PACKAGES = packages(MODEL_ROWS);
export const LIBRARIES = packages(LIBRARY_ROWS);

function packages(rows: readonly Row[]): readonly [KnownPackage, ...KnownPackage[]] {
  const [first, ...rest] = rows.map(([name, module, range]) => ({ name, module, range }));
  if (first === undefined) throw new Error('A list of packages is empty.');
  return [first, ...rest];
}
