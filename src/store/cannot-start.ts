/** Something in the surroundings keeps the program from starting. Its message is meant for a person, without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
