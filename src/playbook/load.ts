import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Reads a YAML file of the playbook. Throws one error that names file, line and column of every mistake. */
export function loadYaml<T>(file: URL, schema: z.ZodType<T>): T {
  return readYaml(readFileSync(file, 'utf8'), file.pathname.split('/').slice(-2).join('/'), schema);
}

export function readYaml<T>(text: string, name: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const where = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const broken = document.errors.map((error) => `${where(error.pos[0])} ${error.message.split('\n')[0]}`);
  if (broken.length > 0) throw new Error(broken.join('\n'));
  const checked = schema.safeParse(document.toJS());
  if (checked.success) return checked.data;
  const faults = checked.error.issues.flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const paths = unknown.length > 0 ? unknown.map((key) => [...path, key]) : [path];
    return paths.map((each) => `${where(offsetOf(document, each))} ${each.join('.')}: ${issue.message}`);
  });
  throw new Error(faults.join('\n'));
}

/** Offset of the deepest node on the path that exists: a missing key is shown at its parent. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return 0;
}
