import { parseArgs } from 'node:util';

/** What the command line asks for. `yes`: load without asking; `dryRun`: only look. */
export type Wish = {
  file: string;
  dryRun: boolean;
  yes: boolean;
  /** Columns named by hand: "Their column" to one of our fields, or to `ignore`. */
  maps: [column: string, field: string][];
  encoding: string | null;
  team: string | null;
};

export const USAGE = `npm run import -- leads.csv [--dry-run | --yes] [--map "Their column=company"]...

  --dry-run           look and count, load nothing
  --yes               load without asking
  --map "X=company"   column X holds the company; --map "X=ignore" leaves it out
  --encoding latin1   the file is in Windows-1252, as Excel's plain "CSV" is
  --team NAME         which workspace, where there are several`;

/** Reads the command line. A refusal says what was wrong, and how it is used. */
export function readArguments(
  args: string[],
): { ok: true; wish: Wish } | { ok: false; text: string; asked: boolean } {
  const refuse = (text: string) => ({ ok: false as const, text: `${text}\n\n${USAGE}`, asked: false });
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    if (values.help) return { ok: false, text: USAGE, asked: true };
    const [file, ...rest] = positionals;
    if (file === undefined) return refuse('Which file?');
    if (rest.length > 0) return refuse(`One file at a time, please: ${positionals.join(', ')}`);
    if (values.yes && values['dry-run']) return refuse('--yes loads and --dry-run does not: choose one.');
    const maps = (values.map ?? []).map(readMap);
    const broken = maps.find((map) => typeof map === 'string');
    if (typeof broken === 'string')
      return refuse(`--map "${broken}" has no field; for example --map "Firm=company"`);
    return {
      ok: true,
      wish: {
        file,
        dryRun: values['dry-run'] ?? false,
        yes: values.yes ?? false,
        maps: maps.filter((map) => typeof map !== 'string'),
        encoding: values.encoding ?? null,
        team: values.team ?? null,
      },
    };
  } catch (error) {
    // parseArgs throws only about what was typed, in words for a person.
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const OPTIONS = {
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  map: { type: 'string', multiple: true },
  encoding: { type: 'string' },
  team: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

// The last sign counts: a column may have one in its name.
function readMap(text: string): [string, string] | string {
  const at = text.lastIndexOf('=');
  const [column, field] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  return at < 0 || column === '' || field === '' ? text : [column, field];
}
