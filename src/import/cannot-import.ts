/** The import can't go on, for a reason a person can do something about. Nothing is half done. */
export class CannotImport extends Error {
  override name = 'CannotImport';

  /** `code`: 1 for trouble with the file or the database, 2 for a command typed wrongly. */
  constructor(
    message: string,
    readonly code: 1 | 2 = 1,
  ) {
    super(message);
  }
}
