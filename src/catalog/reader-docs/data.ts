/** Rules of the reader: what the data files beside the cards are held to. */
import type { RuleDoc } from '../finding.ts';

// Evidence is written by a job that needs the network: whoever edits a card need not run it, so its rules only warn.
export const dataDocs: readonly RuleDoc[] = [
  {
    id: 'D801',
    title: 'Unknown reference in a data file',
    level: 'error',
    why: 'The id is defined nowhere, so the fact would have no effect.',
    fix: 'Correct the id or add what it names.',
    example: {
      kind: 'words',
      bad: 'A build that names an index which is not in indexes.yml.',
      good: 'A build that names a listed index.',
    },
  },
  {
    id: 'D802',
    title: 'Data file is missing',
    level: 'error',
    why: 'The planner cannot work without it.',
    fix: 'Restore the file.',
    example: {
      kind: 'words',
      bad: 'catalog/platforms.yml is not there.',
      good: 'catalog/platforms.yml is there.',
    },
  },
  {
    id: 'D803',
    title: 'Id listed twice',
    level: 'error',
    why: 'One of the two entries would be ignored.',
    fix: 'Keep one of them.',
    example: {
      kind: 'words',
      bad: 'Two platforms with one id.',
      good: 'Every platform with its own id.',
    },
  },
  {
    id: 'D804',
    title: 'Pattern cannot be read',
    level: 'error',
    why: 'A failure whose pattern says nothing would be found in every log, or in none.',
    fix: 'Write text between the `*`, and braces only around a name in small letters.',
    example: {
      kind: 'words',
      bad: 'A pattern `{library}`, or one with a brace that is not closed.',
      good: 'A pattern `{library}: cannot open shared object`.',
    },
  },
  {
    id: 'D805',
    title: 'Text repeats a word that is not kept',
    level: 'error',
    why: 'The reader would see the name in braces instead of the word.',
    fix: 'Keep the word in every alternative of match, or write the text without it.',
    example: {
      kind: 'words',
      bad: 'A cause with {need}, and a second alternative without {need}.',
      good: 'A cause with {need}, which every alternative keeps.',
    },
  },
  {
    id: 'D806',
    title: 'Two failures with the same patterns',
    level: 'error',
    why: 'Nobody could tell which of the two a log shows.',
    fix: 'Add what tells them apart, or make one of the two.',
    example: {
      kind: 'words',
      bad: 'Two files that ask for the same line.',
      good: 'One file for each line.',
    },
  },
  {
    id: 'D811',
    title: 'Evidence of a card that is not there',
    level: 'error',
    why: 'A record that belongs to nothing is shown nowhere.',
    fix: 'Delete the folder, or name it as the card is named.',
    example: {
      kind: 'words',
      bad: 'A folder of evidence left behind by a card that was renamed.',
      good: 'One folder for each card that was resolved or run.',
    },
  },
  {
    id: 'D812',
    title: 'Evidence that is not what its name says',
    level: 'error',
    why: 'Records are found by their place: another place claims something else.',
    fix: 'Let `cardstock resolve` or `cardstock verify` write it; nobody edits records by hand.',
    example: {
      kind: 'words',
      bad: 'A record for Windows in the file of macOS.',
      good: 'The file that the command wrote.',
    },
  },
  {
    id: 'D821',
    title: 'Framework of a stack is not pinned to a known release',
    level: 'error',
    why: 'Which build of the framework fits a machine is read from the file of the framework.',
    fix: 'Pin the package of the framework, in a version of a release that the file lists.',
    example: {
      kind: 'words',
      bad: 'A stack of torch with a pin of torch that catalog/frameworks/torch.yml does not list.',
      good: 'A stack of torch with a pin of torch from a listed release.',
    },
  },
  {
    id: 'D822',
    title: 'Framework has no wheels for the Python of a stack',
    level: 'error',
    why: 'No plan could be made with such a stack.',
    fix: 'Take a Python that the release of the framework has wheels for.',
    example: {
      kind: 'words',
      bad: 'Python 3.9 and a release for Python 3.10 and newer.',
      good: 'Python 3.12 and a release for Python 3.10 and newer.',
    },
  },
  {
    id: 'D823',
    title: 'Pins of a stack are against each other',
    level: 'error',
    why: 'An environment with both would not work, or not for long.',
    fix: 'Take the companion that belongs to the release, and one package of those that exclude each other.',
    example: {
      kind: 'words',
      bad: 'opencv-python beside opencv-python-headless.',
      good: 'opencv-python-headless alone.',
    },
  },
  {
    id: 'D824',
    title: 'Evidence names what is not there',
    level: 'warning',
    why: 'An answer about something else would be shown for it.',
    fix: 'Run `npm run prove:stacks` again.',
    example: {
      kind: 'words',
      bad: 'Evidence about a card that was renamed.',
      good: 'Evidence about cards, platforms and stacks of the catalog.',
    },
  },
  {
    id: 'D825',
    title: 'Evidence is about other pins',
    level: 'warning',
    why: 'What resolved before may not resolve now, so pages do not show it.',
    fix: 'Run `npm run prove:stacks` again.',
    example: {
      kind: 'words',
      bad: 'A stack with a newer pin than its evidence.',
      good: 'A stack and its evidence with the same pins.',
    },
  },
];
