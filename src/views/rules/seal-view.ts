import type { Button, KnownBlock } from '@slack/types';
import type { Signature, VersionLine } from '../../domain/rules-facts.js';
import { actions, button, type Message, section } from '../blocks.js';
import { moment, type Reader } from '../dates.js';
import { person } from '../lead-words.js';
import { ACTIONS } from '../names.js';
import { type Seal, sealValue } from './press-values.js';
import { seeRules, versionName } from './version-words.js';

export type SealFacts = { version: VersionLine; marketing: Signature; sales: Signature };

/** Who stands behind the rules in force, and who is still asked to: after a signature, or to ask for one (S36). */
export function sealView({ version, marketing, sales }: SealFacts, reader: Reader): Message {
  const missing = [...(marketing === null ? ['marketing'] : []), ...(sales === null ? ['sales'] : [])];
  const isWhole = missing.length === 0;
  const text = isWhole
    ? `${versionName(version)} is signed by marketing and sales`
    : `${versionName(version)} waits for the signature of ${missing.join(' and ')}`;
  return {
    text,
    blocks: [
      section([`${isWhole ? '✅' : '✍️'} *${text}*`]),
      seal('marketing', version.version, marketing, reader, true),
      seal('sales', version.version, sales, reader, true),
      actions([seeRules()]),
    ],
  };
}

/** One side's signature of a version, or the button for it. */
export function seal(
  side: Seal['side'],
  version: number,
  signed: Signature,
  reader: Reader,
  maySign: boolean,
): KnownBlock {
  if (signed !== null)
    return section([`✅ *${NAMES[side]}* signed off: ${person(signed.by)} · ${moment(signed.at, reader)}`]);
  return section([`✍️ *${NAMES[side]}* has not signed off yet`], maySign ? sign(side, version) : undefined);
}

export const NAMES: Record<Seal['side'], string> = { marketing: 'Marketing', sales: 'Sales' };

const sign = (side: Seal['side'], version: number): Button =>
  button(`Sign for ${side}`, ACTIONS.rulesSign, sealValue({ side, version }));
