import type { ModalView } from '@slack/types';
import type { Outcome } from '../domain/outcome.js';
import type { Said } from './answer.js';
import type { Click } from './click.js';
import type { Desk, Visit } from './desk.js';
import { openByClick } from './modals.js';
import { unreadable } from './say.js';

/** What a button does. */
export type Press = (desk: Desk, click: Click) => Promise<void>;

/** A button that is answered, whatever it holds. */
export const plainly =
  (work: (desk: Desk, visit: Visit) => Promise<Said>): Press =>
  async (desk, click) =>
    click.answer(await work(desk, await click.visit()));

/** A button that holds an id, or what is asked for in one word. */
export const asking =
  (work: (desk: Desk, visit: Visit, asked: string) => Promise<Said>): Press =>
  async (desk, click) =>
    click.answer(await work(desk, await click.visit(), click.value));

/** A button that holds something to be read, and what is answered to it. */
export const holding =
  <T>(read: (value: string) => T | null, work: (desk: Desk, visit: Visit, held: T) => Promise<Said>): Press =>
  async (desk, click) => {
    const visit = await click.visit();
    const held = read(click.value);
    await click.answer(held === null ? unreadable(visit) : await work(desk, visit, held));
  };

/** A button that opens a form. */
export const opening =
  (build: (desk: Desk, visit: Visit, click: Click) => Promise<Outcome<ModalView>>): Press =>
  (desk, click) =>
    openByClick(
      desk,
      click,
      click.visit().then((visit) => build(desk, visit, click)),
    );

/** The same, with what the button holds: `held` is built into the form. */
export const openingWith =
  <T>(
    read: (value: string) => T | null,
    build: (desk: Desk, visit: Visit, held: T, click: Click) => Promise<Outcome<ModalView>>,
  ): Press =>
  async (desk, click) => {
    const held = read(click.value);
    if (held === null) return click.answer(unreadable(await click.visit()));
    await opening((_, visit) => build(desk, visit, held, click))(desk, click);
  };
