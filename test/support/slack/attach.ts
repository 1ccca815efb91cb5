import { type Bag, bag, list, text } from './bag.js';

const MOST_FILES = 10;
const MOST_BYTES = 10_000_000;

/** Files a person may put into a `file_input`, as `upload` gives them. Throws where Slack's client would not take them. */
export function attached(element: Bag, choice: unknown): Bag[] {
  const files = list(choice).map(bag);
  const most = typeof element.max_files === 'number' ? element.max_files : MOST_FILES;
  if (files.length > most)
    throw new Error(
      `Slack lets a person attach ${most} ${most === 1 ? 'file' : 'files'} here, not ${files.length}`,
    );
  for (const file of files) mustFit(element, file);
  return files;
}

function mustFit(element: Bag, file: Bag): void {
  const name = text(file.name);
  if (text(file.id) === '' || name === '' || typeof file.size !== 'number')
    throw new Error('this is no file in Slack: upload it first');
  if (file.size > MOST_BYTES) throw new Error(`Slack takes 10 MB here, and "${name}" is larger`);
  const endings = list(element.filetypes).map((ending) => text(ending).toLowerCase());
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (endings.length > 0 && !endings.includes(ending))
    throw new Error(`Slack takes only ${endings.join(', ')} here, not "${name}"`);
}
