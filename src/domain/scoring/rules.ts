import { compile, type Engine } from './engine.js';
import type { Model } from './model.js';

/** A version of the rules, ready to judge by. Every stored standing names its version. */
export type Rules = { version: number; engine: Engine };

export const rulesOf = (version: number, model: Model): Rules => ({ version, engine: compile(model) });

/** "house@3": the rules by which a number came about. */
export const rulesName = ({ version, engine }: Rules): string => `${engine.model.name}@${version}`;
