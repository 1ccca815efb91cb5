import { DEPARTMENTS, type Department, FAINT, STEMS } from './title/departments.js';
import { type Part, partsOf, phrasesIn } from './title/parts.js';
import { type Job, jobOf, namesJob, rankOf, sensesIn } from './title/rungs.js';
import { LINKS, type Seniority } from './title/words.js';

export { DEPARTMENT_NAMES, type Department } from './title/departments.js';
export { SENIORITY_NAMES, type Seniority } from './title/words.js';

/**
 * What a job title says. Null is what it does not say. `manages`: whether a manager, or who is above, is over people
 * or over work only. `words`: those of the jobs held now that carry meaning, lower case, without accents.
 */
export type Title = {
  seniority: Seniority | null;
  department: Department | null;
  manages: 'people' | 'work' | null;
  words: string[];
};

/**
 * Reads a job title (S19, S58). Of several jobs the highest counts; one that is over, or not yet, does not; nor does
 * the rank of whoever an assistant assists. S19 asks what the title says, so an "Account Manager" is a manager too,
 * but one who `manages` "work". Deputies and assistants of a rung stand one lower, except vice presidents, who have
 * a rung of their own.
 */
export function readTitle(title: string): Title {
  const parts = partsOf(title, namesJob);
  const groups = parts.reduce<Part[][]>((all, part) => {
    if (part.mark === 'new') all.push([part]);
    else all.at(-1)?.push(part);
    return all;
  }, []);
  const held = groups.flatMap(jobsIn);
  const jobs = held.toSorted((one, other) => rankOf(other.level) - rankOf(one.level));
  const [highest] = jobs;
  const words = held.flatMap(({ tokens }) => tokens).filter((token) => !LINKS.has(token));
  const seniority = highest?.level ?? null;
  return {
    seniority,
    department: departmentOf(jobs) ?? (isAtLeast(seniority, 'c-level') ? 'general' : null),
    manages: highest?.manages ?? null,
    words: [...new Set(words)],
  };
}

/** Whether a rung is known and is this one or above: `isAtLeast(seniority, 'manager')` is "Manager or higher" (S19). */
export const isAtLeast = (seniority: Seniority | null, least: Seniority): boolean =>
  seniority !== null && rankOf(seniority) >= rankOf(least);

/** The jobs that are held now, of stretches that belong together. */
function jobsIn(parts: Part[]): Job[] {
  const jobs: Job[] = [];
  let isOver = false;
  for (const { mark, tokens } of parts) {
    if (isOver && mark === 'with') continue;
    const found = sensesIn(tokens);
    if (found.some(({ means }) => means === 'retired')) return [];
    const former = found.find(({ means }) => means === 'former');
    isOver = former !== undefined;
    // "CEO (former)" speaks of the job before it.
    if (isOver && tokens.length === 1) jobs.pop();
    const job = jobOf(tokens.slice(0, former?.at));
    const isBoss = jobs.some(({ level }) => level === 'assistant') && isAtLeast(job.level, 'head');
    if (job.tokens.length > 0 && !isBoss) jobs.push(job);
  }
  return jobs;
}

/** The department of the highest job that names one; in one job's name the last is meant ("IT Procurement Manager"). */
function departmentOf(jobs: Job[]): Department | null {
  for (const { tokens } of jobs) {
    const named = phrasesIn(tokens, departmentNamed).map(({ means }) => means);
    const department = named.findLast((name) => !FAINT.has(name)) ?? named.at(-1);
    if (department !== undefined) return department;
  }
  return null;
}

function departmentNamed(phrase: string): Department | undefined {
  const known = DEPARTMENTS.get(phrase);
  if (known !== undefined || phrase.includes(' ')) return known;
  return STEMS.find(([stem]) => phrase.length > stem.length && phrase.startsWith(stem))?.[1];
}
