import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAmount } from '../../src/import/amount.js';
import { readArguments } from '../../src/import/arguments.js';
import { mapHeadings } from '../../src/import/headings.js';
import { readRows } from '../../src/import/read-csv.js';
import type { FileLead } from '../../src/import/read-lead.js';
import { batchesOf } from '../../src/import/scan.js';
import { allOf, look, makeFolder } from './files.js';

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

/** The leads of a file, as they would be loaded. */
async function leadsOf(text: string | Buffer, ...args: string[]): Promise<FileLead[]> {
  const { shape, mapping, found } = await look(folder.write(text), ...args);
  return (await allOf(batchesOf(shape, mapping, found.repeated.emails))).flat();
}

const rejected = (): string => readFileSync(path.join(folder.dir, 'leads.rejected.csv'), 'utf8');

describe('columns', () => {
  it.each([
    ['email', 'email'],
    ['E-mail', 'email'],
    ['Email Address', 'email'],
    ['EMAIL_ADDRESS', 'email'],
    ['Work e-mail', 'email'],
    ['Full Name', 'name'],
    ['First Name', 'firstName'],
    ['Prénom', 'firstName'],
    ['surname', 'lastName'],
    ['Job Title', 'title'],
    ['Organisation', 'company'],
    ['organization', 'company'],
    ['Account Name', 'company'],
    ['# of Employees', 'companySize'],
    ['Company Size', 'companySize'],
    ['Mobile Phone', 'phone'],
    ['timezone', 'timeZone'],
    ['Lead Source', 'source'],
    ['Deal value (USD)', 'value'],
    ['deal_size', 'value'],
  ])('%s is understood as %s', (heading, field) => {
    const mapped = mapHeadings(['Email', heading], []);
    expect(mapped.ok && mapped.mapping.ignored).toEqual([]);
    expect(mapped.ok && Object.keys(mapped.mapping.places)).toContain(field);
  });

  it('first and last name make one name', async () => {
    expect(await leadsOf('email,First Name,Last Name\njane@acme.com,Jane,Doe\nbob@acme.com,,Roe\n')).toEqual([
      { email: 'jane@acme.com', profile: { name: 'Jane Doe' } },
      { email: 'bob@acme.com', profile: { name: 'Roe' } },
    ]);
  });

  it('of two columns for one field the first that says something counts', async () => {
    expect(await leadsOf('email,Phone,Mobile\na@x.com,,+1 555\nb@x.com,+2 555,+3 555\n')).toMatchObject([
      { profile: { phone: '+1 555' } },
      { profile: { phone: '+2 555' } },
    ]);
  });

  it('a column named by hand goes before what its heading says, and can be left out', async () => {
    const text = 'email,Firm Nm,Title,Company\njane@acme.com,Acme,Dr.,wrong\n';
    expect(await leadsOf(text, '--map', 'Firm Nm=company', '--map', 'title=ignore')).toEqual([
      { email: 'jane@acme.com', profile: { company: 'Acme' } },
    ]);
  });

  it('what is not understood is named and left out', async () => {
    const { said } = await look(folder.write('email,Shoe size\njane@acme.com,43\n'));
    expect(said).toContain('not used: "Shoe size"');
    expect(said).toMatch(/email +<- {2}"email"/);
  });

  it('a column that is not there, a field that does not exist, and no e-mail are refused with what there is', async () => {
    const file = folder.write('Mail of lead,Firm\njane@acme.com,Acme\n');
    await expect(look(file, '--map', 'Fimr=company')).rejects.toMatchObject({
      code: 2,
      message: '--map: there is no column "Fimr". There are: "Mail of lead", "Firm"',
    });
    await expect(look(file, '--map', 'Firm=shoe')).rejects.toMatchObject({ code: 2 });
    await expect(look(file)).rejects.toMatchObject({
      code: 1,
      message: expect.stringContaining('--map "Mail of lead=email"'),
    });
    await expect(look(folder.write('jane@acme.com,Acme\n'))).rejects.toThrow(
      'The first line must hold the names',
    );
  });
});

describe('numbers', () => {
  it.each([
    ['12000', 12000],
    ['12,000', 12000],
    ['12.000', 12000],
    ['$12,000.00', 12000],
    ['12.000,00 €', 12000],
    ["CHF 12'000", 12000],
    ['₹10,00,000', 1000000],
    ['1.234.567', 1234567],
    ['12k', 12000],
    ['1.5M', 1500000],
    ['12,50', 13],
    ['51-200', 51],
    ['51 – 200 employees', 51],
    ['200+', 200],
    ['1,000-5,000', 1000],
    ['10 to 50', 10],
    ['about fifty', null],
    ['1.2.3', null],
    ['-5', null],
    ['', null],
  ])('%s is %s', (text, number) => expect(readAmount(text)).toBe(number));
});

describe('how files are written', () => {
  const text = 'E-mail;Name;Company\r\njosé@acme.example;Zoë “Zed” Müller;€uro 🔥 & Söhne\r\n';
  const lead = {
    email: 'josé@acme.example',
    profile: { name: 'Zoë “Zed” Müller', company: '€uro 🔥 & Söhne' },
  };
  const swapped = (wide: Buffer): Buffer => Buffer.from(wide).swap16();
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', wide],
    ['UTF-16, big end first', swapped(wide)],
    ['old line ends', Buffer.from(text.replaceAll('\r\n', '\r'))],
    ["Excel's line about the delimiter", Buffer.from(`sep=;\r\n${text}`)],
  ])('%s is read', async (_, bytes) => expect(await leadsOf(bytes)).toEqual([lead]));

  it.each([',', ';', '\t'])('cells divided by %j are told from the header', async (mark) => {
    const line = (...cells: string[]) => `${cells.join(mark)}\n`;
    const commas = '"Smith, Jones; Co"';
    expect(await leadsOf(line('email', 'company', 'value') + line('a@x.com', commas, '"1,000"'))).toEqual([
      { email: 'a@x.com', profile: { company: 'Smith, Jones; Co', value: 1000 } },
    ]);
  });

  // Windows-1252 of “Müller”, €5 (not in ISO 8859-1).
  const latin = Buffer.from('email,name,company\na@x.com,\x93M\xfcller\x94,\x805\n', 'latin1');

  it('Windows-1252 is refused with how it would read, and converted when asked', async () => {
    await expect(look(folder.write(latin))).rejects.toMatchObject({
      code: 1,
      message: expect.stringMatching(/not in UTF-8 \(line 2\).*“Müller”[\s\S]*--encoding latin1/),
    });
    expect(await leadsOf(latin, '--encoding', 'latin1')).toEqual([
      { email: 'a@x.com', profile: { name: '“Müller”', company: '€5' } },
    ]);
  });

  it('a file in UTF-8 is not spoiled by --encoding latin1', async () => {
    expect(await leadsOf(text, '--encoding', 'latin1')).toEqual([lead]);
    expect((await look(folder.write(text), '--encoding', 'latin1')).said).toContain('The file is in UTF-8');
  });

  it.each([
    ['nothing', '', 'is empty'],
    ['blank lines', '\n\n  \r\n', 'is empty'],
    ['a workbook', 'PK\x03\x04....', 'is a workbook, not a CSV'],
    ['no text', 'a\0b\0', 'is not text'],
  ])('a file that holds %s is refused with what to do', async (_, bytes, words) => {
    await expect(look(folder.write(Buffer.from(bytes, 'latin1')))).rejects.toThrow(words);
  });

  it('a header without rows holds no leads', async () => {
    expect((await look(folder.write('email,name\n'))).found).toMatchObject({ rows: 0, leads: 0 });
  });

  it('letters and line ends that lie across two pieces of the file stay whole', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `lead${at}@x.example,Zoë 🔥 ${'y'.repeat(at % 7)}\r\n`,
    );
    const leads = await leadsOf(`email,name\r\n${rows.join('')}`);
    expect(leads).toHaveLength(20_000);
    expect(new Set(leads.map(({ profile }) => profile.name))).toEqual(
      new Set(Array.from({ length: 7 }, (_, at) => `Zoë 🔥 ${'y'.repeat(at)}`.trim())),
    );
  });
});

describe('rows', () => {
  it('have the line they begin in, whatever is in their cells', async () => {
    const file = folder.write(
      'email,name\n\n"a@x.com","two\r\nlines"\n\nb@x.com,"say ""hi"""\n c@x.com ,x "y" z',
    );
    const { shape } = await look(file);
    expect(await allOf(readRows(shape))).toEqual([
      { line: 1, cells: ['email', 'name'] },
      { line: 3, cells: ['a@x.com', 'two\nlines'] },
      { line: 6, cells: ['b@x.com', 'say "hi"'] },
      { line: 7, cells: [' c@x.com ', 'x "y" z'] },
    ]);
  });

  it('take an address in any dress, and dashes for nothing', async () => {
    const text =
      'email,name,company,employees\n"Jane Doe <Jane@Acme.com>",-,n/a,0\nmailto:b@x.com,"  two\n words ",—,unknown\n';
    expect(await leadsOf(text)).toEqual([
      { email: 'jane@acme.com', profile: {} },
      { email: 'b@x.com', profile: { name: 'two words' } },
    ]);
  });

  it('lose the apostrophe that guards formulas, and no other', async () => {
    expect(await leadsOf("email,phone,name,company\na@x.com,'+49 170,'=1+1,'t Hooft\n")).toMatchObject([
      { profile: { phone: '+49 170', name: '=1+1', company: "'t Hooft" } },
    ]);
  });

  it('about one lead are merged: later words win, blanks blank nothing', async () => {
    const text = 'email,name,title,company\na@x.com,Ann,CTO,\nb@x.com,Bob,,\nA@X.com,,CEO,Acme\n';
    const { found } = await look(folder.write(text));
    expect(found).toMatchObject({ rows: 3, leads: 2, repeated: { rows: 1 } });
    expect(await leadsOf(text)).toEqual([
      { email: 'b@x.com', profile: { name: 'Bob' } },
      { email: 'a@x.com', profile: { name: 'Ann', title: 'CEO', company: 'Acme' } },
    ]);
  });

  it('keep emoji, right-to-left text and <!channel> as they are', async () => {
    const said = { name: 'ליאת כהן 🔥', company: '<!channel> & Sons' };
    expect(await leadsOf(`email,name,company\na@x.com,${said.name},${said.company}\n`)).toEqual([
      { email: 'a@x.com', profile: said },
    ]);
  });

  it('that are bad are all listed aside with line and reason, five on the screen, and the good ones stay', async () => {
    const bad = [
      ',No Mail,,',
      'not an address,,,',
      `long@x.com,${'x'.repeat(10_000)},,`,
      'size@x.com,,about fifty,',
      'wide@x.com,Smith, Jones,12,Europe/Berlin',
      'zone@x.com,,,GMT+2',
      'both,,x,y',
    ];
    const { found, said } = await look(
      folder.write(`email,name,employees,timezone\ngood@x.com,Good,5,Europe/Berlin\n${bad.join('\n')}\n`),
    );
    expect(found).toMatchObject({ rows: 8, leads: 1, bad: { count: 7 } });
    expect(found.bad.first.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '3: e-mail is missing',
      '4: e-mail "not an address" is not an address such as jane@acme.com',
      '5: name is 10,000 characters long; the limit is 500',
      '6: companySize "about fifty" is not a number from 1 to 10,000,000',
      '7: has 5 cells, the header has 4: is there a delimiter in a cell without quotation marks?',
    ]);
    expect(said).toContain('7 bad rows, all in leads.rejected.csv');
    expect(said).toContain('and 2 more');
    const lines = rejected().split('\n');
    expect(lines[0]).toBe('\ufeffemail,name,employees,timezone,line,reason');
    expect(lines[1]).toBe(',No Mail,,,3,e-mail is missing');
    expect(lines[6]).toBe('zone@x.com,,,GMT+2,8,"timeZone ""GMT+2"" is not a zone such as Europe/Berlin"');
    expect(lines[7]).toContain('; companySize');
  });

  it('that are bad can do no harm in a spreadsheet, and load once mended', async () => {
    await look(folder.write(`email,name\n=cmd|'/c calc'!A1,+49 170\n`));
    expect(rejected()).toContain("\n'=cmd|'/c calc'!A1,'+49 170,2,");
    const mended = folder.write(rejected().replace("'=cmd|'/c calc'!A1", 'a@x.com'), 'mended.csv');
    const { shape, mapping } = await look(mended);
    expect(mapping.ignored).toEqual(['line', 'reason']);
    expect((await allOf(batchesOf(shape, mapping, new Set()))).flat()).toEqual([
      { email: 'a@x.com', profile: { name: '+49 170' } },
    ]);
  });

  it('leave no side file where none is bad', async () => {
    await look(folder.write('email\na@x.com\n'));
    expect(existsSync(path.join(folder.dir, 'leads.rejected.csv'))).toBe(false);
  });

  it('after a quotation mark that is never closed are not guessed at: the file is refused with the line', async () => {
    await expect(look(folder.write('email,name\na@x.com,Ann\nb@x.com,"Bob\nc@x.com,Cem\n'))).rejects.toThrow(
      'From line 3 on',
    );
  });
});

describe('the command line', () => {
  it.each([
    [[], 'Which file?'],
    [['a.csv', 'b.csv'], 'One file at a time'],
    [['a.csv', '--yes', '--dry-run'], 'choose one'],
    [['a.csv', '--map', 'Firm'], 'has no field'],
    [['a.csv', '--force'], "Unknown option '--force'"],
  ])('%j is refused with how it is used', (args, words) => {
    const read = readArguments(args);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.text).toContain(words);
    expect(!read.ok && read.text).toContain('npm run import -- leads.csv');
  });

  it('a column may have = in its name', () => {
    const read = readArguments(['a.csv', '--map', 'a=b=company']);
    expect(read.ok && read.wish.maps).toEqual([['a=b', 'company']]);
  });
});
