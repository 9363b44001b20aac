/**
 * The database cannot be used, and the message is one plain sentence (or a few) that says what is and what to do.
 * Print the message alone: the stack helps nobody who has to fix a folder or an address.
 */
export class DatabaseUnusable extends Error {
  override readonly name: string = "DatabaseUnusable";
}

/** Another live process holds this data folder. The command line turns it into exit code 2. */
export class DataFolderInUse extends DatabaseUnusable {
  override readonly name = "DataFolderInUse";
  readonly folder: string;

  constructor(folder: string, holder: string) {
    super(
      `${holder} is using the data folder ${folder}. ` +
        "Stop it first, or name another folder for this one with FOLLOWTHROUGH_DATA.",
    );
    this.folder = folder;
  }
}
