/** The words that generated cards are made of. */

/** What a generated model is about. */
export interface Subject {
  /** Part of the id. */
  readonly id: string;
  /** For sentences: what is looked for. */
  readonly things: string;
  /** For sentences: what it is looked for in. */
  readonly material: string;
  /** For sentences: who does that. */
  readonly people: string;
}

type Row = readonly [id: string, things: string, material: string, people: string];

const SUBJECT_ROWS: readonly Row[] = [
  ['coral', 'coral colonies', 'underwater pictures of reefs', 'marine biologists'],
  ['glacier', 'glacier fronts', 'radar scenes from satellites', 'glaciologists'],
  ['pollen', 'pollen grains', 'scans of microscope slides', 'botanists'],
  ['birdsong', 'bird calls', 'recordings from forests', 'ornithologists'],
  ['whale', 'whale songs', 'recordings of hydrophones', 'oceanographers'],
  ['retina', 'blood vessels', 'photographs of the retina', 'eye doctors'],
  ['kidney', 'kidneys and their tumours', 'computed tomography volumes', 'radiologists'],
  ['bone', 'fractures', 'X-ray pictures', 'orthopaedists'],
  ['embryo', 'cell divisions', 'light-sheet recordings of embryos', 'developmental biologists'],
  ['neuron', 'neurites', 'electron microscope volumes', 'neuroscientists'],
  ['protein', 'binding sites', 'protein sequences', 'biochemists'],
  ['genome', 'regulatory elements', 'genome sequences', 'geneticists'],
  ['molecule', 'active compounds', 'molecular graphs', 'chemists'],
  ['crystal', 'stable structures', 'crystal lattices', 'materials scientists'],
  ['galaxy', 'galaxy shapes', 'telescope pictures', 'astronomers'],
  ['quasar', 'quasars', 'optical spectra', 'astrophysicists'],
  ['storm', 'storm cells', 'weather radar', 'meteorologists'],
  ['rainfall', 'rain amounts', 'gridded forecasts', 'hydrologists'],
  ['quake', 'first arrivals of waves', 'seismograms', 'seismologists'],
  ['river', 'flooded areas', 'aerial pictures', 'water managers'],
  ['crop', 'crop types', 'multispectral time series', 'agronomists'],
  ['weed', 'weeds between rows', 'pictures of field robots', 'farmers'],
  ['forest', 'tree crowns', 'laser scans of forests', 'foresters'],
  ['wildlife', 'animals', 'pictures of camera traps', 'ecologists'],
  ['insect', 'pollinators', 'video of flowers', 'entomologists'],
  ['plankton', 'plankton species', 'flow cytometer pictures', 'limnologists'],
  ['street', 'road signs', 'pictures of the street', 'city planners'],
  ['roof', 'roofs and their slope', 'aerial laser scans', 'energy planners'],
  ['gait', 'joint angles', 'video of walking people', 'physiotherapists'],
  ['sleep', 'sleep stages', 'brain wave recordings', 'sleep researchers'],
  ['heartbeat', 'irregular heartbeats', 'electrocardiograms', 'cardiologists'],
  ['speech', 'words', 'recorded interviews', 'oral historians'],
  ['dialect', 'spoken dialects', 'radio archives', 'linguists'],
  ['manuscript', 'handwritten lines', 'scanned manuscripts', 'archivists'],
  ['newspaper', 'articles and headlines', 'scanned newspapers', 'historians'],
  ['statute', 'references between laws', 'legal texts', 'lawyers'],
  ['patent', 'related inventions', 'patent texts', 'patent examiners'],
  ['melody', 'melodies', 'recordings of folk music', 'musicologists'],
  ['weld', 'faulty seams', 'thermal pictures of welding', 'engineers'],
  ['turbine', 'early signs of wear', 'vibration measurements', 'plant operators'],
];

export const SUBJECTS: readonly Subject[] = SUBJECT_ROWS.map(([id, things, material, people]) => ({
  id,
  things,
  material,
  people,
}));

/** First parts of names. */
export const FIRST_PARTS = list(
  'amber broad clear dense early even fine gentle high joint keen light mild near open plain quick rapid steady terse urban vivid warm young zonal',
);

/** Last parts of names. */
export const LAST_PARTS = list(
  'atlas beacon bridge compass engine finder forge graph harbour index kernel ledger mapper network outline prism reader scope tracker vision',
);

/** Owners of the repositories that cards name. */
export const OWNERS = list(
  'alder-institute birch-lab cedar-group elm-research fir-university hazel-centre larch-team maple-works oak-observatory willow-clinic',
);

/** A list that TypeScript knows not to be empty. */
function list(text: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
}
